using System;

class Program
{
    static void Main()
    {
        ulong[] values = { 0, 1, 3, 4294967296, 0x8000000000000000, ulong.MaxValue, 0x123456789ABCDEF };
        int[] counts = { 0, 1, 5, 16, 31, 32, 33, 63, 64, -1 };

        foreach (ulong a in values)
        {
            foreach (int count in counts)
            {
                Console.WriteLine((a << count) + " " + (a >> count));
            }
        }
    }
}
