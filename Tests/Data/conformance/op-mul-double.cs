using System;

class Program
{
    static void Main()
    {
        double[] values = { 0.0, 1.0, -1.0, 0.1, -2.5, 3.141592653589793, 1e100, -1e-100, double.MaxValue, double.NaN, double.NegativeInfinity };

        foreach (double a in values)
        {
            foreach (double b in values)
            {
                double result = unchecked((double)(a * b));
                Console.WriteLine("" + result);
            }
        }
    }
}
