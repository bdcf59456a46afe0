using System;

class Program
{
    static int MinusOne()
    {
        return -1;
    }

    static void Main()
    {
        try
        {
            Console.WriteLine("" + (int.MinValue / MinusOne()));
        }
        catch (Exception e)
        {
            Console.WriteLine(e is SystemException ? "overflow" : "other");
        }
        try
        {
            Console.WriteLine("" + (long.MinValue / MinusOne()));
        }
        catch (Exception e)
        {
            Console.WriteLine(e is SystemException ? "overflow" : "other");
        }
    }
}
