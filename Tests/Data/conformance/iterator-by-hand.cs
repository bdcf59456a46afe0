using System;
using System.Collections;

class Countdown : IEnumerable
{
    private readonly int _from;

    public Countdown(int from)
    {
        _from = from;
    }

    public IEnumerator GetEnumerator()
    {
        return new Walk(_from);
    }

    private class Walk : IEnumerator
    {
        private int _n;

        public Walk(int n)
        {
            _n = n + 1;
        }

        public object Current
        {
            get { return _n; }
        }

        public bool MoveNext()
        {
            return --_n > 0;
        }

        public void Reset()
        {
            throw new NotSupportedException();
        }
    }
}

class Program
{
    static void Main()
    {
        foreach (int i in new Countdown(4))
        {
            Console.WriteLine("" + i);
        }
    }
}
