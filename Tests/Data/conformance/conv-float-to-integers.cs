using System;

class Program
{
    static void Main()
    {
        foreach (float value in new float[] { 0.0f, 0.9f, -0.9f, 1.5f, -1.5f, 100.99f, -100.99f, 2147483000.0f, -2147483000.0f, 1e6f, 123456.789f })
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
