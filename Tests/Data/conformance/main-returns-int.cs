using System;

class Program
{
    static int Count;

    public static void Main()
    {
        Count = 5;
        Console.WriteLine("count " + Count);
    }
}
