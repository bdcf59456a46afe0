using System;

class Program
{
    static void Main()
    {
        int[] a = new int[5];
        int[] b = { 1, 2, 3 };
        int[] c = new[] { 4, 5 };
        string[] d = new string[] { "x", null };
        Console.WriteLine(a.Length + " " + a[4] + " " + b[2] + " " + c[0] + " " + d[0] + " " + (d[1] == null) + " " + new int[0].Length);
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = i * i;
        }
        int last = a.Length - 1;
        Console.WriteLine(a[last] + " " + a[a[2] - 1]);
    }
}
