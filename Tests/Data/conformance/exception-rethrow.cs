using System;

class Program
{
    static void Inner()
    {
        throw new FormatException("first");
    }

    static void Middle()
    {
        try
        {
            Inner();
        }
        catch (FormatException)
        {
            Console.WriteLine("middle");
            throw;
        }
    }

    static void Main()
    {
        try
        {
            Middle();
        }
        catch (Exception e)
        {
            Console.WriteLine(e.GetType() + " " + e.Message);
        }
    }
}
