using System;

struct Big
{
    public int A;
    public long B;
}

class Program
{
    static void Swap(ref int a, ref int b)
    {
        int t = a;
        a = b;
        b = t;
    }

    static bool TryHalf(int value, out int half)
    {
        half = value / 2;
        return value % 2 == 0;
    }

    static long Sum(in Big big)
    {
        return big.A + big.B;
    }

    static void Fill(out Big big)
    {
        big = new Big { A = 7, B = 8 };
    }

    static void Main()
    {
        int x = 1;
        int y = 2;
        Swap(ref x, ref y);
        Console.WriteLine(x + " " + y);
        Console.WriteLine(TryHalf(10, out int half) + " " + half + " " + TryHalf(7, out half) + " " + half);
        Big big = new Big { A = 1, B = 2 };
        Console.WriteLine("" + Sum(big));
        Fill(out big);
        Console.WriteLine("" + Sum(in big));
        int[] array = { 5, 6 };
        Swap(ref array[0], ref array[1]);
        Console.WriteLine(array[0] + " " + array[1]);
    }
}
