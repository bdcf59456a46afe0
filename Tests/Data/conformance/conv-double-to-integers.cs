using System;

class Program
{
    static void Main()
    {
        foreach (double value in new double[] { 0.0, 0.9, -0.9, 1.5, -1.5, 100.99, -100.99, 2147483000.0, -2147483000.0, 1e6, 123456.789 })
        {
            Console.WriteLine((int)value + " " + (long)value);

            if (value >= 0)
            {
                Console.WriteLine((uint)value + " " + (ulong)value);
            }

            if (value > -100 && value < 100)
            {
                Console.WriteLine((sbyte)value + " " + (short)value);
            }
        }
    }
}
