using System;

class Program
{
    static void Try(string s, int a, int b)
    {
        try
        {
            Console.WriteLine(s.Substring(a, b));
        }
        catch (ArgumentOutOfRangeException)
        {
            Console.WriteLine("range");
        }
    }

    static void Main()
    {
        Try("abc", 0, 3);
        Try("abc", 3, 0);
        Try("abc", 1, 3);
        Try("abc", -1, 1);
        Try("abc", 4, 0);
        Try("abc", 1, -1);
        try
        {
            Console.WriteLine("abc"[3].ToString());
        }
        catch (IndexOutOfRangeException)
        {
            Console.WriteLine("index");
        }
    }
}
