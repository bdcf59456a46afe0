using System;

class Program
{
    static bool Say(string s)
    {
        Console.WriteLine(s);
        return true;
    }

    static void Main()
    {
        try
        {
            try
            {
                try
                {
                    throw new Exception("e");
                }
                finally
                {
                    Console.WriteLine("finally 1");
                }
            }
            catch (ArgumentException)
            {
                Console.WriteLine("wrong");
            }
            finally
            {
                Console.WriteLine("finally 2");
            }
        }
        catch (Exception) when (Say("filter"))
        {
            Console.WriteLine("handler");
        }
    }
}
