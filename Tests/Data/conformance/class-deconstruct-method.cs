using System;

class Pair
{
    public void Deconstruct(out int a, out string b)
    {
        a = 5;
        b = "five";
    }
}

class Program
{
    static void Main()
    {
        (int number, string text) = new Pair();
        Console.WriteLine(number + text);
        var (n, t) = new Pair();
        Console.WriteLine(t + n);
    }
}
