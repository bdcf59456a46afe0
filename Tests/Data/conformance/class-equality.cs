using System;

class Key
{
    private readonly int _a;
    private readonly string _b;

    public Key(int a, string b)
    {
        _a = a;
        _b = b;
    }

    public static bool operator ==(Key x, Key y)
    {
        return x is null ? y is null : x.Equals(y);
    }

    public static bool operator !=(Key x, Key y)
    {
        return !(x == y);
    }

    public override bool Equals(object obj)
    {
        return obj is Key other && other._a == _a && other._b == _b;
    }

    public override int GetHashCode()
    {
        return _a;
    }
}

class Program
{
    static void Main()
    {
        Key k = new Key(1, "x");
        Key l = new Key(1, "x");
        Key m = new Key(2, "x");
        Console.WriteLine((k == l) + " " + (k == m) + " " + (k != m) + " " + k.Equals((object)l) + " " + ReferenceEquals(k, l) + " " + object.Equals(k, l) + " " + (k == null) + " " + (k.GetHashCode() == l.GetHashCode()));
    }
}
