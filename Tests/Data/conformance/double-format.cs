using System;

class Program
{
    static void Main()
    {
        double[] values = { 0, 1, -1.5, 0.5, 1.5, 0.0625, 0.005, 1234567.891, 0.125, 2.5, 3.5, 99.995, 1e15, 1e-7 };
        foreach (double v in values)
        {
            Console.WriteLine(v.ToString("F2") + " " + v.ToString("F0") + " " + v.ToString("N1") + " " + v.ToString("E3") + " " + v.ToString("G4") + " " + v.ToString("P1") + " " + v.ToString("R"));
        }
    }
}
