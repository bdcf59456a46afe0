using System;

class Tools
{
    public const int Answer = 42;

    public static string Name()
    {
        return "tools";
    }
}

class Program
{
    static void Main()
    {
        Console.WriteLine(Tools.Name() + Tools.Answer);
    }
}
