using System;

class Program
{
    static void Main()
    {
        try
        {
            try
            {
                throw new Exception("lost");
            }
            finally
            {
                throw new Exception("wins");
            }
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }
    }
}
