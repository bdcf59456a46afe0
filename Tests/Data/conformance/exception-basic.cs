using System;

class Program
{
    static void Main()
    {
        try
        {
            throw new InvalidOperationException("bad");
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine(e.Message + " " + e.GetType());
        }
        finally
        {
            Console.WriteLine("finally");
        }
    }
}
