using System;

class Program
{
    static int Sum(params int[] values)
    {
        int sum = 0;
        foreach (int value in values)
        {
            sum += value;
        }

        return sum;
    }

    static string Count(string first, params object[] rest)
    {
        return first + rest.Length;
    }

    static void Main()
    {
        Console.WriteLine(Sum() + " " + Sum(1) + " " + Sum(1, 2, 3) + " " + Sum(new int[] { 4, 5 }));
        Console.WriteLine(Count("a") + Count("b", 1, "x", null) + Count("c", new object[] { 1, 2 }));
    }
}
