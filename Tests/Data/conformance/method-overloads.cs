using System;

class Program
{
    static string F(int a)
    {
        return "int";
    }

    static string F(long a)
    {
        return "long";
    }

    static string F(double a)
    {
        return "double";
    }

    static string F(object a)
    {
        return "object";
    }

    static string F(string a)
    {
        return "string";
    }

    static string F(int a, int b)
    {
        return "int int";
    }

    static void Main()
    {
        Console.WriteLine(F(1) + " " + F(1L) + " " + F(1f) + " " + F('c') + " " + F("s") + " " + F((object)"s") + " " + F(1, 2) + " " + F(new int[0]));
    }
}
