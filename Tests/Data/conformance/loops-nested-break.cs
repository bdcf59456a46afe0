using System;

class Program
{
    static void Main()
    {
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                if (j == i)
                {
                    break;
                }

                Console.Write(i + "," + j + " ");
            }
        }
        Console.WriteLine();
    }
}
