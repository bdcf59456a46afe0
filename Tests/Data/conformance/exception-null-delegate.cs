using System;

class Program
{
    static void Main()
    {
        Action a = null;
        try
        {
            a();
        }
        catch (NullReferenceException)
        {
            Console.WriteLine("null");
        }
    }
}
