using System;

delegate int Get();

class Program
{
    static int One()
    {
        Console.WriteLine("one");
        return 1;
    }

    static int Two()
    {
        Console.WriteLine("two");
        return 2;
    }

    static void Main()
    {
        Get g = One;
        g += Two;
        Console.WriteLine("" + g());
    }
}
