using System;
using System.Collections;

class Program
{
    static void Main()
    {
        Hashtable h = new Hashtable();
        for (int i = 0; i < 50; i++)
        {
            h.Add("k" + i, i);
        }
        h["k7"] = 700;
        h["new"] = "n";
        h.Remove("k3");
        h.Remove("absent");
        Console.WriteLine(h.Count + " " + h["k7"] + " " + (h["k3"] == null) + " " + h["new"] + " " + h.Contains("k49") + " " + h.Contains("k50"));
        int sum = 0;
        foreach (DictionaryEntry e in h)
        {
            sum += e.Value is int ? (int)e.Value : 0;
        }
        Console.WriteLine("" + sum);
        int keys = 0;
        foreach (object key in h.Keys)
        {
            keys += ((string)key).Length;
        }
        Console.WriteLine(keys + " " + h.Values.Count);
        try
        {
            h.Add("k7", 1);
        }
        catch (ArgumentException)
        {
            Console.WriteLine("twice");
        }
        h.Clear();
        Console.WriteLine("" + h.Count);
    }
}
