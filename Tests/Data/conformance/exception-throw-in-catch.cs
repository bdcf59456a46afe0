using System;

class Program
{
    static void Main()
    {
        try
        {
            try
            {
                throw new Exception("a");
            }
            catch (Exception e)
            {
                throw new InvalidOperationException("b", e);
            }
            finally
            {
                Console.WriteLine("finally");
            }
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine(e.Message + " <- " + e.InnerException.Message);
        }
    }
}
