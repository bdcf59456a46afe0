using System;

interface ICounter
{
    int Next();
}

struct Counter : ICounter
{
    public int N;

    public int Next()
    {
        return ++N;
    }

    public override string ToString()
    {
        return "N" + N;
    }
}

class Program
{
    static void Main()
    {
        Counter c = new Counter();
        object boxed = c;
        ICounter i = (ICounter)boxed;
        i.Next();
        i.Next();
        Console.WriteLine(c.N + " " + boxed + " " + ((Counter)boxed).N);
        c.Next();
        Console.WriteLine(c + " " + boxed);
        ICounter other = c;
        other.Next();
        Console.WriteLine(c.N + " " + other);
    }
}
