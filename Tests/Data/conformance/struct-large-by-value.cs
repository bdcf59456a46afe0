using System;

struct Big
{
    public long A, B, C, D;
    public string E;
    public int F;
}

class Program
{
    static Big Rotate(Big b)
    {
        long t = b.A;
        b.A = b.B;
        b.B = b.C;
        b.C = b.D;
        b.D = t;
        b.F++;
        return b;
    }

    static void Main()
    {
        Big b = new Big { A = 1, B = 2, C = 3, D = 4, E = "e", F = 0 };
        Big c = Rotate(Rotate(b));
        Console.WriteLine(b.A + " " + b.B + " " + b.C + " " + b.D + b.E + b.F);
        Console.WriteLine(c.A + " " + c.B + " " + c.C + " " + c.D + c.E + c.F);
        c = b.F == 0 ? Rotate(b) : b;
        Console.WriteLine("" + c.A);
    }
}
