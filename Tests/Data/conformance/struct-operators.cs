using System;

struct Fraction
{
    public readonly int N;
    public readonly int D;

    public Fraction(int n, int d)
    {
        N = n;
        D = d;
    }

    public static Fraction operator +(Fraction a, Fraction b)
    {
        return new Fraction((a.N * b.D) + (b.N * a.D), a.D * b.D);
    }

    public static bool operator ==(Fraction a, Fraction b)
    {
        return a.N * b.D == b.N * a.D;
    }

    public static bool operator !=(Fraction a, Fraction b)
    {
        return !(a == b);
    }

    public static implicit operator Fraction(int n)
    {
        return new Fraction(n, 1);
    }

    public static explicit operator double(Fraction f)
    {
        return (double)f.N / f.D;
    }

    public override bool Equals(object o)
    {
        return o is Fraction f && this == f;
    }

    public override int GetHashCode()
    {
        return N;
    }
}

class Program
{
    static void Main()
    {
        Fraction f = new Fraction(1, 2) + new Fraction(1, 4) + 1;
        Console.WriteLine(f.N + "/" + f.D + " " + (double)f + " " + (f == new Fraction(7, 4)) + " " + (f != 2));
    }
}
