using System;

class Program
{
    static ulong Twice(ulong a)
    {
        return checked(a * 2);
    }

    static ulong FromDouble(double d)
    {
        return checked((ulong)d);
    }

    static ulong FromLong(long l)
    {
        return checked((ulong)l);
    }

    static void Main()
    {
        Console.WriteLine(Twice(5) + " " + FromDouble(1e18) + " " + FromLong(7));
        try
        {
            Console.WriteLine("" + FromLong(-1));
        }
        catch (SystemException)
        {
            Console.WriteLine("overflow");
        }
    }
}
