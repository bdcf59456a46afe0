using System;

class Program
{
    static void F(int n)
    {
        try
        {
            switch (n)
            {
                case 0: throw new ArgumentNullException("p");
                case 1: throw new ArgumentOutOfRangeException("q");
                case 2: throw new ArgumentException("m", "r");
                case 3: throw new NotSupportedException();
                default: throw new Exception("plain");
            }
        }
        catch (ArgumentNullException e)
        {
            Console.WriteLine("null " + e.ParamName + "|" + e.Message);
        }
        catch (ArgumentException e)
        {
            Console.WriteLine("arg " + e.ParamName + "|" + e.Message);
        }
        catch (SystemException e)
        {
            Console.WriteLine("system " + e.Message);
        }
        catch (Exception e)
        {
            Console.WriteLine("any " + e.Message);
        }
    }

    static void Main()
    {
        for (int i = 0; i < 5; i++)
        {
            F(i);
        }
    }
}
