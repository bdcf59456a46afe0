using System;

class Program
{
    static void Main()
    {
        for (int i = 0; i < 4; i++)
        {
            try
            {
                if (i == 1)
                {
                    continue;
                }

                if (i == 3)
                {
                    break;
                }

                Console.WriteLine("body " + i);
            }
            finally
            {
                Console.WriteLine("fin " + i);
            }
        }
    }
}
