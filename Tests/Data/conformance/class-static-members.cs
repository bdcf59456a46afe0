using System;

static class Counter
{
    private static int s_count = 10;
    public static readonly string Label = "count";
    public const int Step = 5;

    public static int Next()
    {
        s_count += Step;
        return s_count;
    }
}

class Program
{
    static void Main()
    {
        Console.WriteLine(Counter.Label + Counter.Next() + Counter.Next() + Counter.Step);
    }
}
