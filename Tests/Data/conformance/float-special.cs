using System;

class Program
{
    static void Main()
    {
        double zero = 0;
        Console.WriteLine((1 / zero) + " " + (-1 / zero) + " " + (zero / zero));
        Console.WriteLine((double.NaN == double.NaN) + " " + (double.NaN != double.NaN) + " " + (double.NaN < 1) + " " + (double.NaN >= 1) + " " + !(double.NaN < 1));
        Console.WriteLine(double.IsNaN(double.NaN) + " " + double.IsInfinity(1 / zero) + " " + double.IsNegativeInfinity(-1 / zero) + " " + double.IsPositiveInfinity(-1 / zero));
        Console.WriteLine(float.IsNaN(float.NaN) + " " + float.IsInfinity(float.MaxValue * 10));
        Console.WriteLine((0.1 + 0.2) + " " + (0.1f + 0.2f) + " " + (float)0.1 + " " + (double)0.1f);
        Console.WriteLine(1.0.CompareTo(2.0) + " " + double.NaN.CompareTo(1) + " " + 5f.CompareTo(5f));
    }
}
