using System;

class Program
{
    static void Main()
    {
        float[] values = { 0f, 1f, -1f, 0.5f, -2.25f, 3.1415927f, 1e10f, -1e-10f, float.MaxValue, float.NaN, float.PositiveInfinity };

        foreach (float a in values)
        {
            foreach (float b in values)
            {
                float result = unchecked((float)(a / b));
                Console.WriteLine("" + result);
            }
        }
    }
}
