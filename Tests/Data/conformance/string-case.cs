using System;

class Program
{
    static void Main()
    {
        Console.WriteLine("Hello World 123".ToUpper() + " " + "Hello World 123".ToLower() + " " + "".ToUpper());
    }
}
