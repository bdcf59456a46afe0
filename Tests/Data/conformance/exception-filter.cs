using System;

class Program
{
    static bool Check(string s, bool result)
    {
        Console.WriteLine("filter " + s);
        return result;
    }

    static void Thrower()
    {
        try
        {
            throw new Exception("x");
        }
        finally
        {
            Console.WriteLine("inner finally");
        }
    }

    static void Main()
    {
        try
        {
            Thrower();
        }
        catch (Exception e) when (Check("1" + e.Message, false))
        {
            Console.WriteLine("first");
        }
        catch (Exception e) when (Check("2" + e.Message, true))
        {
            Console.WriteLine("second");
        }
    }
}
