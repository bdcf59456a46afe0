using System;
using System.Collections;

class Range
{
    private readonly int _end;

    public Range(int end)
    {
        _end = end;
    }

    public Walk GetEnumerator()
    {
        return new Walk(_end);
    }
}

struct Walk
{
    private readonly int _end;
    private int _at;

    public Walk(int end)
    {
        _end = end;
        _at = -1;
    }

    public int Current
    {
        get { return _at; }
    }

    public bool MoveNext()
    {
        return ++_at < _end;
    }
}

class Program
{
    static void Main()
    {
        foreach (int i in new Range(3))
        {
            Console.Write(i + " ");
        }
        foreach (char c in "abc")
        {
            Console.Write(c.ToString());
        }
        ArrayList list = new ArrayList();
        list.Add(1);
        list.Add("two");
        foreach (object o in list)
        {
            Console.Write(o + ";");
        }
        Console.WriteLine();
    }
}
