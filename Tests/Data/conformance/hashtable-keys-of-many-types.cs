using System;
using System.Collections;

class Key
{
    private readonly int _n;

    public Key(int n)
    {
        _n = n;
    }

    public override bool Equals(object o)
    {
        return o is Key k && k._n == _n;
    }

    public override int GetHashCode()
    {
        return _n % 3;
    }
}

class Program
{
    static void Main()
    {
        Hashtable h = new Hashtable();
        for (int i = 0; i < 20; i++)
        {
            h[new Key(i)] = i;
            h[i] = "i" + i;
            h[(long)i] = "l" + i;
        }
        object o = new object();
        h[o] = "object";
        h['c'] = "char";
        h[1.5] = "double";
        Console.WriteLine(h.Count + " " + h[new Key(7)] + " " + h[7] + " " + h[7L] + " " + h[o] + " " + h['c'] + " " + h[1.5] + " " + (h[new object()] == null));
        for (int i = 0; i < 20; i += 2)
        {
            h.Remove(new Key(i));
        }
        Console.WriteLine(h.Count + " " + (h[new Key(4)] == null) + " " + h[new Key(5)]);
    }
}
