using System;

class Program
{
    static string Name(int n)
    {
        switch (n)
        {
            case 0: return "zero";
            case 1: return "one";
            case 2: return "two";
            case 3: return "three";
            case 4: return "four";
            case 6: return "six";
            default: return "other";
        }
    }

    static void Main()
    {
        for (int i = -2; i < 9; i++)
        {
            Console.WriteLine(Name(i));
        }
        Console.WriteLine(Name(int.MaxValue) + Name(int.MinValue));
    }
}
