using System;
using System.Reflection;

class Named
{
    public class Nested
    {
    }

    public static string Greet(string who)
    {
        return "hello " + who;
    }
}

class Program
{
    static void Main()
    {
        string here = typeof(Program).FullName;
        string prefix = here.Substring(0, here.Length - "Program".Length);
        Type named = Type.GetType(prefix + "Named");
        Console.WriteLine(named.Name + " " + (named == typeof(Named)));
        Console.WriteLine((string)named.GetMethod("Greet").Invoke(null, new object[] { "you" }));
        Console.WriteLine(Type.GetType(prefix + "Named+Nested").Name);
        Console.WriteLine(Type.GetType(prefix + "NotThere") == null ? "none" : "found");
        Console.WriteLine(Type.GetType("System.String") == typeof(string) ? "string" : "another");
        Console.WriteLine(Type.GetType("System.DateTime").FullName);
        Console.WriteLine(Type.GetType("") == null ? "none" : "found");
    }
}
