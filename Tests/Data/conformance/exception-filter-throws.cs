using System;

class Program
{
    static bool Bad()
    {
        throw new Exception("in filter");
    }

    static void Main()
    {
        try
        {
            try
            {
                throw new Exception("original");
            }
            catch (Exception) when (Bad())
            {
                Console.WriteLine("never");
            }
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }
    }
}
