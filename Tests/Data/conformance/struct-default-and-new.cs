using System;

struct S
{
    public int A;
    public string B;
    public double C;
}

class Program
{
    static void Main()
    {
        S s = default;
        S t = new S();
        S u;
        u.A = 1;
        u.B = "b";
        u.C = 2.5;
        Console.WriteLine(s.A + "|" + s.B + "|" + s.C + "|" + (t.B == null) + "|" + u.A + u.B + u.C);
        s = u;
        u = default(S);
        Console.WriteLine(s.A + s.B + s.C + (u.B == null));
    }
}
