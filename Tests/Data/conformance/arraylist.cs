using System;
using System.Collections;

class Program
{
    static void Main()
    {
        ArrayList l = new ArrayList();
        for (int i = 0; i < 10; i++)
        {
            l.Add(i * i);
        }
        l.Insert(2, "two");
        l.RemoveAt(0);
        l.Remove(49);
        l[0] = null;
        Console.WriteLine(l.Count + " " + l[1] + " " + l.IndexOf(16) + " " + l.Contains("two") + " " + l.Contains(null) + " " + l.IndexOf(1000));
        object[] a = l.ToArray();
        Console.WriteLine(a.Length + " " + a[3]);
        string text = "";
        foreach (object o in l)
        {
            text += o + ",";
        }
        Console.WriteLine(text);
        l.Clear();
        Console.WriteLine("" + l.Count);
        try
        {
            Console.WriteLine("" + l[0]);
        }
        catch (ArgumentOutOfRangeException)
        {
            Console.WriteLine("range");
        }
    }
}
