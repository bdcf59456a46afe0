using System;

class Program
{
    static int Dive(int n)
    {
        try
        {
            if (n == 0)
            {
                throw new Exception("bottom");
            }

            return Dive(n - 1) + 1;
        }
        finally
        {
            Console.Write(n + " ");
        }
    }

    static void Main()
    {
        try
        {
            Dive(10);
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }
    }
}
