using System;

class Program
{
    static int F()
    {
        int x = 1;
        try
        {
            return x;
        }
        finally
        {
            x = 2;
            Console.WriteLine("x " + x);
        }
    }

    static int[] G()
    {
        int[] a = { 1 };
        try
        {
            return a;
        }
        finally
        {
            a[0] = 2;
        }
    }

    static void Main()
    {
        Console.WriteLine(F() + " " + G()[0]);
    }
}
