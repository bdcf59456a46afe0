using System;
using System.Collections;

enum Color : byte
{
    Red = 1,
    Green,
    Blue = 10
}

[Flags]
enum Fl
{
    None = 0,
    A = 1,
    B = 2,
    C = 4,
    AB = A | B
}

abstract class Shape
{
}

class Circle : Shape
{
    public double R;
    public void Deconstruct(out double r, out string name)
    {
        r = R;
        name = "circle";
    }
}

class Rect : Shape
{
    public int W, H;
    public Rect Inner;
    public void Deconstruct(out int w, out int h)
    {
        w = W;
        h = H;
    }
}

sealed class Sq : Rect
{
}

struct Pt
{
    public int X, Y;
    public void Deconstruct(out int x, out int y)
    {
        x = X;
        y = Y;
    }
}

class Program
{
    static string D(object o) => o switch
    {
        null => "null",
        0 => "zero",
        int i when i < 0 => "neg" + i,
        int and (> 100 or 42) => "big or 42",
        int => "int",
        long l => "long" + l,
        string { Length: 0 } => "empty",
        string { Length: > 5 and < 8 } s => "mid " + s,
        "key" => "KEY",
        string s => s,
        Circle { R: > 1.5 } => "big circle",
        Circle (var r, var nm) => nm + r,
        Sq { W: var w } => "sq" + w,
        Rect { Inner: { W: 5 } } => "inner5",
        Rect { Inner.W: 6 or 7 } => "inner67",
        Rect (1, var h) => "w1h" + h,
        Rect { } r when r.W == r.H => "eq",
        Rect => "rect",
        Pt (0, 0) => "origin",
        Pt { X: var x, Y: not 0 } => "pt" + x,
        Pt => "pt",
        Color.Red => "red",
        Color c => "color" + (int)c,
        bool b => b ? "T" : "F",
        char ch and (>= 'a' and <= 'z' or '_') => "lower" + ch,
        char => "char",
        double.NaN => "nan",
        double d and not 0 => "dbl" + d,
        int[] { Length: 2 } => "arr2",
        Array a => "arr" + a.Length,
        Exception { InnerException: { Message: "in" } } => "exin",
        IEnumerable => "enum",
        _ => "other"
    };
    static string Rel(int n) => n switch
    {
        < int.MinValue + 1 => "min",
        < -10 => "a",
        < 0 => "b",
        0 => "c",
        > 0 and <= 9 => "d",
        > 99 and < 1000 and not 500 => "e",
        500 => "f",
        _ => "g"
    };
    static string RU(uint n) => n switch
    {
        > 0x80000000 => "big",
        0x80000000 => "mid",
        _ => "small"
    };
    static string RL(long n) => n switch
    {
        > 5000000000 => "big",
        < -5000000000 => "neg",
        _ => "small"
    };
    static string RD(double n) => n switch
    {
        < 0.5 => "lt",
        >= 0.5 => "ge",
        _ => "nan"
    };
    static string RUL(ulong u) => u switch
    {
        ulong.MaxValue => "max",
        > long.MaxValue => "huge",
        _ => "x"
    };
    static int NoMatch(int i) => i switch
    {
        1 => 10,
        2 => 20
    };
    static string NoMatchS(string i) => i switch
    {
        "a" => "A"
    };
    static string Sw(string s)
    {
        string r = "";
        switch (s)
        {
            case "a":
                r += "1";
                goto case "b";
            case "b":
                r += "2";
                goto default;
            case null:
                r += "N";
                break;
            case "c" when r.Length == 0:
                r += "c";
                goto case "a";
            case "long string that is long":
                r += "L";
                break;
            case "e":
            case "f":
            case "g":
            case "h":
                r += "efgh";
                break;
            case "":
                r += "empty";
                break;
            default:
                r += "d";
                break;
        }

        return r;
    }

    static string SwT(object o)
    {
        switch (o)
        {
            case int i when i > 5:
                return "i>5";
            case int i:
                return "i";
            case string s when s.Length == 3:
                return "s3";
            case string:
                return "s";
            case Rect { W: 1 } r:
                return "R" + r.H;
            case null:
                return "null";
            case Shape:
                return "shape";
            default:
                return "def";
        }
    }

    static bool IsV(object o) => o is int x && x > 3 || o is string { Length: 2 };
    static string Not(object o)
    {
        if (o is not string s)
            return "not";
        return s;
    }

    static string Vr(object o) => o is var z && z != null ? z.ToString() : "nil";
    static int Swi(int x)
    {
        switch (x)
        {
            case 1:
                x += 10;
                goto case 3;
            case 2:
                return 2;
            case 3:
                x++;
                break;
            case -5:
            case 1000000:
                return -1;
            default:
                if (x > 50)
                    goto case 2;
                return 9;
        }

        return x;
    }

    static string SwE(Color c)
    {
        switch (c)
        {
            case Color.Red:
                return "r";
            case Color.Green:
            case Color.Blue:
                return "gb";
        }

        return "?" + (byte)c;
    }

    static string SwC(char c)
    {
        switch (c)
        {
            case 'a':
                return "A";
            case 'z':
                return "Z";
            case '\0':
                return "nul";
            case '\uffff':
                return "max";
            default:
                return "-";
        }
    }

    static string SwL(long l)
    {
        switch (l)
        {
            case 0:
                return "0";
            case 1L << 40:
                return "40";
            case -1:
                return "-1";
            case long.MinValue:
                return "min";
            case ulong.MaxValue > 0 ? 7 : 8:
                return "7";
        }

        return "x";
    }

    static string SwB(bool b)
    {
        switch (b)
        {
            case true:
                return "t";
            case false:
                return "f";
        }
    }

    static void Main()
    {
        object[] os =
        {
            null,
            0,
            -5,
            42,
            101,
            7,
            5L,
            "",
            "sixsix",
            "seven77",
            "key",
            "x",
            new Circle
            {
                R = 2
            },
            new Circle
            {
                R = 1
            },
            new Sq
            {
                W = 3
            },
            new Rect
            {
                Inner = new Rect
                {
                    W = 5
                }
            },
            new Rect
            {
                Inner = new Rect
                {
                    W = 7
                }
            },
            new Rect
            {
                W = 1,
                H = 9
            },
            new Rect
            {
                W = 4,
                H = 4
            },
            new Rect
            {
                W = 4
            },
            new Pt(),
            new Pt
            {
                X = 1,
                Y = 2
            },
            new Pt
            {
                X = 1
            },
            Color.Red,
            Color.Blue,
            (Color)77,
            true,
            'q',
            '_',
            'Q',
            double.NaN,
            0.0,
            1.5,
            new int[2],
            new string[3],
            new Exception("o", new Exception("in")),
            new Exception("o"),
            new ArrayList(),
            1.5f,
            (byte)1,
            1u
        };
        foreach (object o in os)
            Out.Line(D(o) + " " + SwT(o) + " " + IsV(o) + " " + Not(o) + (o is ValueType));
        foreach (int n in new[]
        {
            int.MinValue,
            -11,
            -10,
            -1,
            0,
            1,
            9,
            10,
            99,
            100,
            500,
            999,
            1000,
            int.MaxValue
        }

        )
            Out.Text(Rel(n) + Swi(n) + " ");
        Out.Line();
        Out.Line(RU(0x80000001) + RU(0x80000000) + RU(1) + RL(5000000001) + RL(-5000000001) + RL(0) + RD(0.4) + RD(0.5) + RD(double.NaN) + RUL(ulong.MaxValue) + RUL(1UL << 63) + RUL(5));
        try
        {
            NoMatch(3);
        }
        catch (Exception e)
        {
            Out.Line(e is InvalidOperationException);
            Out.Line(e.GetType().FullName + e.Message);
        }

        try
        {
            NoMatchS(null);
        }
        catch (Exception e)
        {
            Out.Line(e.GetType().Name);
        }

        foreach (string s in new[]
        {
            "a",
            "b",
            "c",
            null,
            "long string that is long",
            "f",
            "",
            "zz",
            "A"
        }

        )
            Out.Text(Sw(s) + " ");
        Out.Line();
        Out.Line(SwE(Color.Red) + SwE(Color.Blue) + SwE((Color)200) + SwC('a') + SwC('\0') + SwC('\uffff') + SwC('b') + SwL(0) + SwL(1L << 40) + SwL(-1) + SwL(long.MinValue) + SwL(7) + SwL(8) + SwB(true) + SwB(false));
        Fl f = Fl.A | Fl.C;
        Out.Line(f.HasFlag(Fl.A) + " " + f.HasFlag(Fl.AB) + " " + ((f & Fl.B) != 0) + " " + (int)(f ^ Fl.AB) + " " + (int)~f + " " + ((Fl)5 == f) + " " + f.Equals(Fl.A | Fl.C) + " " + f.Equals(5) + " " + (f is (Fl)5) + " " + (Color.Blue > Color.Red) + " " + (int)(Color.Red + 1) + " " + (Color.Blue - Color.Red) + " " + f.GetHashCode());
        Color cc = Color.Blue;
        cc++;
        cc += 245;
        Out.Line((int)cc);
        Pt p = new Pt
        {
            X = 3,
            Y = 4
        };
        var(px, py) = p;
        int qx;
        (qx, _) = p;
        Out.Line(px + py + qx);
        if (p is (var a, > 3) and { X: 3 })
            Out.Line("pos " + a);
        if (!(os[2] is int neg))
            neg = 100;
        Out.Line(neg);
        Out.Line(Vr(null) + Vr(5));
        object bx = 5;
        Out.Line(bx is 5 ? "five" : "no");
        Out.Line(bx is long ? "l" : "nl");
        string u = null;
        Out.Line(u?.Length.ToString() ?? "nul");
        Out.Line((u ?? "dflt") + (u ??= "set") + u);
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
