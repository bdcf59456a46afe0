using System;

class Program
{
    static int F(string s)
    {
        switch (s)
        {
            case "a": return 1;
            case "bb": return 2;
            case null: return 3;
            default: return 4;
        }
    }

    static void Main()
    {
        Console.WriteLine(F("a") + " " + F("bb") + " " + F(null) + " " + F("") + " " + F("b" + "b"));
    }
}
