using System;

class Program
{
    static int Pick(int n)
    {
        switch (n)
        {
            case 1: return 10;
            case 100: return 20;
            case 10000: return 30;
            case -7: return 40;
            case int.MaxValue: return 50;
        }

        return 0;
    }

    static void Main()
    {
        foreach (int n in new int[] { 1, 100, 10000, -7, int.MaxValue, 5 })
        {
            Console.WriteLine("" + Pick(n));
        }
    }
}
