using System;

interface ICounter
{
    static int s_count = 3;

    static int Next()
    {
        return ++s_count;
    }
}

class Program
{
    static void Main()
    {
        Console.WriteLine(ICounter.Next() + " " + ICounter.Next());
    }
}
