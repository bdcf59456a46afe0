using System;

class Program
{
    static bool Say(string s, bool result)
    {
        Console.Write(s);
        return result;
    }

    static void Main()
    {
        bool a = Say("a", false) && Say("b", true);
        bool b = Say("c", true) || Say("d", false);
        bool c = Say("e", false) & Say("f", true);
        bool d = Say("g", true) | Say("h", false);
        bool e = Say("i", true) ^ Say("j", true);
        Console.WriteLine();
        Console.WriteLine(a + " " + b + " " + c + " " + d + " " + e + " " + !a);
        Console.WriteLine(a ? "x" : b ? "y" : "z");
    }
}
