using System;

class Program
{
    static void Main()
    {
        long[] values = { 0, 1, -1, 3, -77, 4294967296, -4294967297, long.MaxValue, long.MinValue, 0x123456789ABCDEF };
        int[] counts = { 0, 1, 5, 16, 31, 32, 33, 63, 64, -1 };

        foreach (long a in values)
        {
            foreach (int count in counts)
            {
                Console.WriteLine((a << count) + " " + (a >> count));
            }
        }
    }
}
