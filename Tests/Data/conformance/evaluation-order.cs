using System;

class Program
{
    static int Say(string s, int v)
    {
        Console.Write(s);
        return v;
    }

    static void Main()
    {
        int[] a = new int[4];
        a[Say("i", 1)] = Say("v", 5) + Say("w", 6) * Say("x", 2);
        a[Say("j", 2)] += Say("y", 3);
        Console.WriteLine(" " + a[1] + " " + a[2]);
        Console.WriteLine(string.Concat(Say("1", 1), Say("2", 2), Say("3", 3)));
    }
}
