using System;

class Program
{
    static string F(int n)
    {
        return n switch { < 0 => "neg", 0 => "zero", > 0 and < 10 => "digit", 10 or 20 or 30 => "tens", _ => "big" };
    }

    static void Main()
    {
        foreach (int n in new int[] { -1, 0, 5, 10, 20, 25 })
        {
            Console.WriteLine(F(n));
        }
    }
}
