using System;

class Program
{
    static void Main()
    {
        Console.WriteLine("" + 123 + " " + 0xFFu + " " + 1L + " " + 0b1010 + " " + 1_000_000 + " " + 'x' + " " + 1.5f + " " + 2.25 + " " + true + " " + null + "|");
        Console.WriteLine("tab\tquote\"backslash\\unicode\u00e9\x41");
        Console.WriteLine(@"C:\folder ""quoted""");
    }
}
