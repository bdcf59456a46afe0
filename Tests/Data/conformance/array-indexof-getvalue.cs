using System;
using System.Collections;

class Program
{
    static void Main()
    {
        int[] a = { 5, 6, 7, 6 };
        Console.WriteLine(Array.IndexOf(a, 6) + " " + Array.IndexOf(a, 9) + " " + Array.IndexOf(a, 6, 2) + " " + a.GetValue(2));
        string[] s = { "x", null, "z" };
        Console.WriteLine(Array.IndexOf(s, "z") + " " + Array.IndexOf(s, null));
        foreach (object o in (Array)a)
        {
            Console.Write(o + ",");
        }
        Console.WriteLine();
        IList list = a;
        Console.WriteLine(list.Count + " " + list.Contains(7) + " " + list[0] + " " + list.IsFixedSize + " " + list.IsReadOnly);
        list[0] = 50;
        Console.WriteLine("" + a[0]);
    }
}
