using System;

class Program
{
    static void Main()
    {
        uint[] values = { 0, 1, 2, 7, 1000, 0x80000000, uint.MaxValue, 0x12345678 };
        int[] counts = { 0, 1, 5, 16, 31, 32, 33, 63, 64, -1 };

        foreach (uint a in values)
        {
            foreach (int count in counts)
            {
                Console.WriteLine((a << count) + " " + (a >> count));
            }
        }
    }
}
