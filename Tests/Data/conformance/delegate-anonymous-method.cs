using System;

delegate string Make(string s);

class Program
{
    static void Main()
    {
        string suffix = "!";
        Make m = delegate(string s)
        {
            return s + suffix;
        };
        suffix = "?";
        Console.WriteLine(m("hi"));
    }
}
