using System;

class Program
{
    static void Main()
    {
        object o = 5;
        string n = null;
        Console.WriteLine("a" + "b" + n + o + 'c' + 1.5 + true + null + 7u + -3L);
        Console.WriteLine(string.Concat("a", "b") + string.Concat("a", "b", "c") + string.Concat("a", "b", "c", "d") + string.Concat("1", "2", "3", "4", "5"));
        Console.WriteLine(string.Concat(o, o) + string.Concat(1, "x", null) + string.Concat((object)null));
        Console.WriteLine(string.Concat(new object[] { 1, null, "z" }) + string.Concat(new string[] { "p", null, "q" }));
    }
}
