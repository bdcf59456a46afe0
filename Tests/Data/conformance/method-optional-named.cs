using System;

class Program
{
    static string F(int a, string b = "def", double c = 1.5, bool d = true)
    {
        return a + b + c + d;
    }

    static void Main()
    {
        Console.WriteLine(F(1));
        Console.WriteLine(F(2, "x"));
        Console.WriteLine(F(3, d: false));
        Console.WriteLine(F(c: 9, a: 4));
    }
}
