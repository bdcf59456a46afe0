using System;

class Program
{
    static string F()
    {
        string s = "";
        for (int i = 0; i < 3; i++)
        {
            try
            {
                try
                {
                    if (i == 1)
                    {
                        return s + "r";
                    }
                }
                finally
                {
                    s += "a";
                    Console.WriteLine(s);
                }
            }
            finally
            {
                s += "b";
                Console.WriteLine(s);
            }
        }

        return s;
    }

    static void Main()
    {
        Console.WriteLine(F());
    }
}
