using System;

class Program
{
    static void Main()
    {
        Console.WriteLine(1234567.ToString("N0") + " " + 1234567.ToString("N") + " " + (-1234).ToString("N1") + " " + 999.ToString("N0") + " " + 5.ToString("F2") + " " + (-5).ToString("F0") + " " + 12345.ToString("G") + " " + 12345.ToString("E2") + " " + 12345.ToString("G2"));
    }
}
