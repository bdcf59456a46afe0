using System;

class Program
{
    static void Main()
    {
        Console.WriteLine("" + (2 + 3 * 4 - 10 / 3 % 2));
        Console.WriteLine("" + (1 << 2 + 1));
        Console.WriteLine("" + (5 & 3 | 8 ^ 12));
        Console.WriteLine("" + (-3 * -2 - -1));
        Console.WriteLine("" + (true || false && false));
        Console.WriteLine("" + (~5 & 0xFF));
    }
}
