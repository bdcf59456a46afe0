using System;

class Program
{
    static void Main()
    {
        int a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10;
        long k = 11;
        double l = 12.5;
        string m = "m";
        a = b + c; b = c + d; c = d + e; d = e + f; e = f + g; f = g + h; g = h + i; h = i + j; i = j + a; j = a + b;
        Console.WriteLine(a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + i + " " + j + " " + k + " " + l + " " + m);
    }
}
