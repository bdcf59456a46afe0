using System;

static class Extensions
{
    public static string Twice(this string s)
    {
        return s + s;
    }

    public static int Plus(this int a, int b)
    {
        return a + b;
    }

    public static bool IsNothing(this object o)
    {
        return o == null;
    }
}

class Program
{
    static void Main()
    {
        Console.WriteLine("ab".Twice().Twice() + 5.Plus(6).Plus(1));
        string none = null;
        Console.WriteLine("" + none.IsNothing() + "x".IsNothing());
    }
}
