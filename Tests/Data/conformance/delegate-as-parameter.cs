using System;

delegate bool Test(int n);

class Program
{
    static int Count(int[] values, Test test)
    {
        int count = 0;
        foreach (int value in values)
        {
            if (test(value))
            {
                count++;
            }
        }

        return count;
    }

    static void Main()
    {
        int[] v = { 1, 2, 3, 4, 5, 6 };
        int limit = 4;
        Console.WriteLine(Count(v, n => n % 2 == 0) + " " + Count(v, n => n > limit) + " " + Count(v, delegate { return true; }));
    }
}
