using System;

class Program
{
    static void Main()
    {
        try
        {
            throw new Exception("x");
        }
        catch
        {
            Console.WriteLine("all");
        }
    }
}
