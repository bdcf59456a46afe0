using System;

struct V
{
    public double X, Y, Z;
    public string N;
    public V(double x, double y, double z)
    {
        X = x;
        Y = y;
        Z = z;
        N = "v";
        if (x > 1e9)
        {
            N = "big";
            Out.Line("x");
        }
    }

    public static V operator +(V a, V b)
    {
        for (int i = 0; i < 1; i++)
        {
        }

        return new V(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
    }

    public override string ToString()
    {
        return X + "," + Y + "," + Z + N;
    }
}

class Program
{
    static V Mk(int i)
    {
        return new V(i, i + 1, i + 2);
    }

    static string S(V a, V b)
    {
        return a.ToString() + b.ToString();
    }

    static void Main()
    {
        Out.Line(S(new V(1, 1, 2) + new V(3, 1, 4), new V(1, 1, 1)));
        Out.Line(S(new V(2, 1, 2) + new V(3, 2, 4), new V(2, 2, 2)));
        Out.Line(S(new V(3, 1, 2) + new V(3, 3, 4), new V(3, 3, 3)));
        Out.Line(S(new V(4, 1, 2) + new V(3, 4, 4), new V(4, 4, 4)));
        Out.Line(S(new V(5, 1, 2) + new V(3, 5, 4), new V(5, 5, 5)));
        Out.Line(S(new V(6, 1, 2) + new V(3, 6, 4), new V(6, 6, 6)));
        Out.Line(S(new V(7, 1, 2) + new V(3, 7, 4), new V(7, 7, 7)));
        Out.Line(S(new V(8, 1, 2) + new V(3, 8, 4), new V(8, 8, 8)));
        Out.Line(S(new V(9, 1, 2) + new V(3, 9, 4), new V(9, 9, 9)));
        Out.Line(S(new V(10, 1, 2) + new V(3, 10, 4), new V(10, 10, 10)));
        Out.Line(S(new V(11, 1, 2) + new V(3, 11, 4), new V(11, 11, 11)));
        Out.Line(S(new V(12, 1, 2) + new V(3, 12, 4), new V(12, 12, 12)));
        Out.Line(S(new V(13, 1, 2) + new V(3, 13, 4), new V(13, 13, 13)));
        Out.Line(S(new V(14, 1, 2) + new V(3, 14, 4), new V(14, 14, 14)));
        Out.Line(S(new V(15, 1, 2) + new V(3, 15, 4), new V(15, 15, 15)));
        Out.Line(S(new V(16, 1, 2) + new V(3, 16, 4), new V(16, 16, 16)));
        Out.Line(S(new V(17, 1, 2) + new V(3, 17, 4), new V(17, 17, 17)));
        Out.Line(S(new V(18, 1, 2) + new V(3, 18, 4), new V(18, 18, 18)));
        Out.Line(S(new V(19, 1, 2) + new V(3, 19, 4), new V(19, 19, 19)));
        Out.Line(S(new V(20, 1, 2) + new V(3, 20, 4), new V(20, 20, 20)));
        Out.Line(S(new V(21, 1, 2) + new V(3, 21, 4), new V(21, 21, 21)));
        Out.Line(S(new V(22, 1, 2) + new V(3, 22, 4), new V(22, 22, 22)));
        Out.Line(S(new V(23, 1, 2) + new V(3, 23, 4), new V(23, 23, 23)));
        Out.Line(S(new V(24, 1, 2) + new V(3, 24, 4), new V(24, 24, 24)));
        Out.Line(S(new V(25, 1, 2) + new V(3, 25, 4), new V(25, 25, 25)));
        Out.Line(S(new V(26, 1, 2) + new V(3, 26, 4), new V(26, 26, 26)));
        Out.Line(S(new V(27, 1, 2) + new V(3, 27, 4), new V(27, 27, 27)));
        Out.Line(S(new V(28, 1, 2) + new V(3, 28, 4), new V(28, 28, 28)));
        Out.Line(S(new V(29, 1, 2) + new V(3, 29, 4), new V(29, 29, 29)));
        Out.Line(S(new V(30, 1, 2) + new V(3, 30, 4), new V(30, 30, 30)));
        Out.Line(S(new V(31, 1, 2) + new V(3, 31, 4), new V(31, 31, 31)));
        Out.Line(S(new V(32, 1, 2) + new V(3, 32, 4), new V(32, 32, 32)));
        Out.Line(S(new V(33, 1, 2) + new V(3, 33, 4), new V(33, 33, 33)));
        Out.Line(S(new V(34, 1, 2) + new V(3, 34, 4), new V(34, 34, 34)));
        Out.Line(S(new V(35, 1, 2) + new V(3, 35, 4), new V(35, 35, 35)));
        Out.Line(S(new V(36, 1, 2) + new V(3, 36, 4), new V(36, 36, 36)));
        for (int i = 0; i < 3; i++)
        {
            _ = new V(i, i, i);
            Out.Line(S(new V(i, 1, 2) + new V(3, i, 4), Mk(i)));
        }
    }
}

static class Out
{
    internal static void Line()
    {
        Console.WriteLine("");
    }

    internal static void Line(string s)
    {
        Console.WriteLine(s);
    }

    internal static void Line(object o)
    {
        Console.WriteLine(o.ToString());
    }

    internal static void Text(string s)
    {
        Console.Write(s);
    }

    internal static void Text(object o)
    {
        Console.Write(o.ToString());
    }
}
