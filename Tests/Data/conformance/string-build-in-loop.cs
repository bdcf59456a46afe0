using System;

class Program
{
    static void Main()
    {
        string s = "";
        for (int i = 0; i < 100; i++)
        {
            s += i % 10;
        }
        Console.WriteLine(s);
        Console.WriteLine("" + s.Length);
    }
}
