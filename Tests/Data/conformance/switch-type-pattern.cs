using System;

class Program
{
    static string F(object o)
    {
        switch (o)
        {
            case null: return "null";
            case int i when i > 100: return "big int " + i;
            case int i: return "int " + i;
            case string s: return "string " + s.Length;
            case int[] a: return "array " + a.Length;
            default: return "other";
        }
    }

    static void Main()
    {
        Console.WriteLine(F(null));
        Console.WriteLine(F(500));
        Console.WriteLine(F(5));
        Console.WriteLine(F("abc"));
        Console.WriteLine(F(new int[3]));
        Console.WriteLine(F(1.5));
    }
}
