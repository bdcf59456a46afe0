using System;

class Program
{
    static void Main()
    {
        long a = 1;
        for (int i = 1; i <= 20; i++)
        {
            a *= i;
        }
        Console.WriteLine("" + a);
        ulong b = 0;
        for (int i = 0; i < 40; i++)
        {
            b = (b * 6364136223846793005UL) + 1442695040888963407UL;
            b ^= b >> 29;
        }
        Console.WriteLine("" + b);
        int c = 0;
        for (int i = 0; i < 100; i++)
        {
            c = (c * 31) + i;
            c ^= c >> 3;
        }
        Console.WriteLine("" + c);
        uint d = 1;
        for (int i = 0; i < 64; i++)
        {
            d = (d << 7) | (d >> 25);
            d += 0x9E3779B9;
        }
        Console.WriteLine("" + d);
    }
}
