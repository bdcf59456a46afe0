using System;

class Program
{
    static void Main()
    {
        int[] values = { 0, 1, -1, 2, 7, -13, 1000, int.MaxValue, int.MinValue, 0x12345678 };

        foreach (int a in values)
        {
            foreach (int b in values)
            {
                int result = unchecked((int)(a ^ b));
                Console.WriteLine("" + result);
            }
        }
    }
}
