using System;

class Program
{
    static string Size(int n)
    {
        if (n < 0)
        {
            return "negative";
        }
        else if (n == 0)
        {
            return "zero";
        }
        else if (n < 10)
        {
            return "small";
        }
        else
        {
            return "large";
        }
    }

    static void Main()
    {
        foreach (int n in new int[] { -5, 0, 3, 10, 1000 })
        {
            Console.WriteLine(Size(n));
        }
    }
}
