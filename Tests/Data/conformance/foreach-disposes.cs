using System;
using System.Collections;

class Seq : IEnumerable, IEnumerator, IDisposable
{
    private int _n;

    public object Current
    {
        get { return _n; }
    }

    public IEnumerator GetEnumerator()
    {
        return this;
    }

    public bool MoveNext()
    {
        return ++_n < 4;
    }

    public void Reset()
    {
        _n = 0;
    }

    public void Dispose()
    {
        Console.WriteLine("disposed");
    }
}

class Program
{
    static void Main()
    {
        foreach (int i in new Seq())
        {
            Console.WriteLine("" + i);
            if (i == 2)
            {
                break;
            }
        }
    }
}
