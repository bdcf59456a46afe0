using System;

class Own : Exception
{
    public Own(string m, Exception inner) : base(m, inner)
    {
    }
}

class Program
{
    static void Main()
    {
        Console.WriteLine(new InvalidOperationException("text").ToString());
        Console.WriteLine(new Own("", null).ToString());
    }
}
