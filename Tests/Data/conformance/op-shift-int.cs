using System;

class Program
{
    static void Main()
    {
        int[] values = { 0, 1, -1, 2, 7, -13, 1000, int.MaxValue, int.MinValue, 0x12345678 };
        int[] counts = { 0, 1, 5, 16, 31, 32, 33, 63, 64, -1 };

        foreach (int a in values)
        {
            foreach (int count in counts)
            {
                Console.WriteLine((a << count) + " " + (a >> count));
            }
        }
    }
}
