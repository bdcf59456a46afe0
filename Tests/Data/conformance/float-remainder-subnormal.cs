using System;

class Program
{
    static void Main()
    {
        double[] values = { double.Epsilon, 3 * double.Epsilon, 1e-310, 2.5e-308, 1, 3.7, 1e300, -7e-309, -double.MaxValue };

        foreach (double x in values)
        {
            string line = "";
            foreach (double y in values)
            {
                line += BitConverter.DoubleToInt64Bits(x % y).ToString("X16") + " ";
            }
            Console.WriteLine(line);
        }
    }
}
