using System;

class Program
{
    static void Main()
    {
        long[] values = { 0, 1, -1, 3, -77, 4294967296, -4294967297, long.MaxValue, long.MinValue, 0x123456789ABCDEF };

        foreach (long a in values)
        {
            Console.WriteLine("" + -a);
        }
    }
}
