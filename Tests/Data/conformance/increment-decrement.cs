using System;

class Program
{
    static void Main()
    {
        int i = 5;
        Console.WriteLine(i++ + " " + i + " " + ++i + " " + i-- + " " + --i);
        byte b = 255;
        b++;
        Console.WriteLine("" + b);
        sbyte s = -128;
        s--;
        Console.WriteLine("" + s);
        char c = 'a';
        c++;
        Console.WriteLine(c.ToString());
        int[] a = { 1, 2 };
        int at = 0;
        a[at++]++;
        a[at] += 10;
        Console.WriteLine(a[0] + " " + a[1] + " " + at);
        long l = long.MaxValue;
        l++;
        Console.WriteLine("" + l);
        float f = 1.5f;
        f++;
        Console.WriteLine("" + f);
    }
}
