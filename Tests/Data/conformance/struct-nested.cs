using System;

struct Inner
{
    public short A;
    public long B;
}

struct Outer
{
    public byte First;
    public Inner Middle;
    public string Last;
}

class Program
{
    static Outer Make(int n)
    {
        Outer o;
        o.First = (byte)n;
        o.Middle = new Inner { A = (short)(n * 2), B = n * 10000000000L };
        o.Last = "last" + n;
        return o;
    }

    static void Main()
    {
        Outer o = Make(7);
        Outer p = o;
        p.Middle.B++;
        p.Last += "!";
        Console.WriteLine(o.First + " " + o.Middle.A + " " + o.Middle.B + " " + o.Last);
        Console.WriteLine(p.First + " " + p.Middle.A + " " + p.Middle.B + " " + p.Last);
        Outer[] many = { Make(1), Make(2) };
        many[1].Middle.A = 77;
        Console.WriteLine(many[0].Middle.A + " " + many[1].Middle.A + " " + many[1].Last);
    }
}
