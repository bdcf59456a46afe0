using System;

class Program
{
    static void Main()
    {
        int sum = 0;
        for (int i = 0; i < 10; i++)
        {
            if (i == 3)
            {
                continue;
            }

            if (i == 8)
            {
                break;
            }

            sum += i;
        }
        Console.WriteLine("" + sum);
        int n = 5;
        while (n > 0)
        {
            n -= 2;
        }
        Console.WriteLine("" + n);
        do
        {
            n += 3;
        }
        while (n < 10);
        Console.WriteLine("" + n);
        for (int i = 0, j = 10; i < j; i += 2, j--)
        {
            Console.WriteLine(i + " " + j);
        }
    }
}
