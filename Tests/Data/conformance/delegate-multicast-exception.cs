using System;

delegate void Do();

class Program
{
    static void Fine()
    {
        Console.WriteLine("fine");
    }

    static void Bad()
    {
        throw new Exception("bad");
    }

    static void Main()
    {
        Do d = Fine;
        d += Bad;
        d += Fine;
        try
        {
            d();
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }
    }
}
