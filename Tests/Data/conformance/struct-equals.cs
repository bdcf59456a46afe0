using System;

struct P
{
    public int A;
    public long B;
}

struct Q
{
    public string S;
    public int N;
}

class Program
{
    static void Main()
    {
        P x = new P { A = 1, B = 2 };
        P y = new P { A = 1, B = 2 };
        P z = new P { A = 1, B = 3 };
        Console.WriteLine(x.Equals(y) + " " + x.Equals(z) + " " + x.Equals("no") + " " + x.Equals(null) + " " + (x.GetHashCode() == y.GetHashCode()));
        Q q = new Q { S = "ab", N = 1 };
        Q r = new Q { S = "a" + "b", N = 1 };
        Q s = new Q { S = "ac", N = 1 };
        Console.WriteLine(q.Equals(r) + " " + q.Equals(s));
    }
}
