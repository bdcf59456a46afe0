using System;

class Program
{
    static void Main()
    {
        Console.WriteLine((5.5 % 2) + " " + (-5.5 % 2) + " " + (5.5 % -2) + " " + (1e20 % 3) + " " + (5.5f % 2.25f) + " " + (1 % 0.0));
    }
}
