using System;

class Program
{
    static int F(int n)
    {
        try
        {
            try
            {
                if (n == 1)
                {
                    throw new Exception("inner");
                }

                if (n == 2)
                {
                    return 20;
                }

                Console.WriteLine("through");
            }
            finally
            {
                Console.WriteLine("f1");
            }

            Console.WriteLine("after");
        }
        catch (Exception e)
        {
            Console.WriteLine("caught " + e.Message);
            return 10;
        }
        finally
        {
            Console.WriteLine("f2");
        }

        return 0;
    }

    static void Main()
    {
        Console.WriteLine("" + F(0));
        Console.WriteLine("" + F(1));
        Console.WriteLine("" + F(2));
    }
}
