using System;

class Program
{
    static string Join(int a, long b, string c, double d, byte e, char f, bool g, object h, float i, short j, ulong k, int[] l)
    {
        a++;
        e += 10;
        return a + " " + b + " " + c + " " + d + " " + e + " " + f.ToString() + " " + g + " " + h + " " + i + " " + j + " " + k + " " + l[0];
    }

    static void Main()
    {
        Console.WriteLine(Join(1, 2, "three", 4.5, 250, 'f', true, 8, 9.25f, -10, 11, new int[] { 12 }));
    }
}
