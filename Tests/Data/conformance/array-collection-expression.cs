using System;

class Program
{
    static void Main()
    {
        int[] a = [1, 2, 3];
        string[] s = ["x", "y"];
        int[] none = [];
        Console.WriteLine(a.Length + s[1] + none.Length + a[2]);
    }
}
