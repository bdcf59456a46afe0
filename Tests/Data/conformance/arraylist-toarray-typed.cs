using System;
using System.Collections;

class Program
{
    static void Main()
    {
        ArrayList l = new ArrayList();
        l.Add("b");
        l.Add("a");
        string[] s = (string[])l.ToArray(typeof(string));
        Console.WriteLine(s[0] + s[1]);
        ArrayList copy = (ArrayList)l.Clone();
        copy.Add("c");
        Console.WriteLine(l.Count + " " + copy.Count);
        object[] target = new object[3];
        l.CopyTo(target, 1);
        Console.WriteLine("" + target[2]);
    }
}
