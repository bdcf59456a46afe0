using System;

class Program
{
    static int Zero()
    {
        return 0;
    }

    static void Main()
    {
        try
        {
            Console.WriteLine("" + (5 / Zero()));
        }
        catch (Exception)
        {
            Console.WriteLine("int");
        }
        try
        {
            Console.WriteLine("" + (5 % Zero()));
        }
        catch (Exception)
        {
            Console.WriteLine("int rem");
        }
        try
        {
            Console.WriteLine("" + (5L / (long)Zero()));
        }
        catch (Exception)
        {
            Console.WriteLine("long");
        }
        try
        {
            Console.WriteLine("" + (5u / (uint)Zero()));
        }
        catch (Exception)
        {
            Console.WriteLine("uint");
        }
        try
        {
            Console.WriteLine("" + (5ul % (ulong)Zero()));
        }
        catch (Exception)
        {
            Console.WriteLine("ulong rem");
        }
        Console.WriteLine("" + (5.0 / Zero()));
    }
}
