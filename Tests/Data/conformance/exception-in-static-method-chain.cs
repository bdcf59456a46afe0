using System;

class Program
{
    static void A(int n)
    {
        try
        {
            B(n);
        }
        catch (ArgumentException)
        {
            Console.WriteLine("A");
        }
    }

    static void B(int n)
    {
        try
        {
            C(n);
        }
        finally
        {
            Console.WriteLine("B");
        }
    }

    static void C(int n)
    {
        if (n > 0)
        {
            throw new ArgumentException();
        }

        Console.WriteLine("C");
    }

    static void Main()
    {
        A(0);
        A(1);
    }
}
