using System;
using System.Runtime.CompilerServices;

class Program
{
    static string Where([CallerMemberName] string name = "?")
    {
        return name;
    }

    static string What(bool condition, [CallerArgumentExpression("condition")] string text = "?")
    {
        return text;
    }

    static void Main()
    {
        Console.WriteLine(Where() + " " + What(1 + 1 == 2));
    }
}
