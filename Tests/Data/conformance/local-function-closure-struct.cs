using System;

class Program
{
    static int Sum(int[] values)
    {
        int total = 0;
        foreach (int v in values)
        {
            Add(v);
        }

        return total;

        void Add(int v)
        {
            total += v;
        }
    }

    static void Main()
    {
        Console.WriteLine("" + Sum(new[] { 1, 2, 3 }));
    }
}
