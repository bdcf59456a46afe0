using System;

interface IA
{
    string M();
}

interface IB : IA
{
    new string M();
    int P { get; set; }
}

class Base : IA
{
    public string M() => "Base.M";
    string IA.M() => "Base.IA.M";
}

class D1 : Base, IA
{
    public new virtual string M() => "D1.M";
}

class D2 : D1
{
    public override string M() => "D2.M";
}

class D3 : Base
{
    public new string M() => "D3.M";
}

class E1 : IB
{
    string IA.M() => "E1.IA";
    string IB.M() => "E1.IB";
    int IB.P { get; set; }
}

abstract class Abs
{
    public abstract int X { get; }
    public virtual string Name => "Abs" + X;

    public Abs()
    {
        Out.Line("ctor " + X + Init());
    }

    protected virtual string Init() => "absinit";
}

class Con : Abs
{
    int v = 5;
    public Con()
    {
        v = 6;
    }

    public override int X => v;

    protected override string Init() => "coninit" + v;
    public sealed override string Name => base.Name + "Con";
}

class Con2 : Con
{
    public override int X => base.X * 2;
    public new string Name => "Con2" + base.Name;
}

static class Order
{
    public static int A = Log("A", 1), B = Log("B", A + 1);
    public static readonly int C;
    static Order()
    {
        Log("cctor", 0);
        C = B + 1;
    }

    public static int Log(string s, int v)
    {
        Out.Line("init " + s);
        return v;
    }

    public const int K = 7;
}

class Lazy2
{
    public static readonly Lazy2 Instance = new Lazy2();
    static int count = 10;
    int my;
    Lazy2()
    {
        my = ++count;
    }

    public override string ToString() => my + "/" + count;
}

class SA
{
    public static int X = SB.Y + 1;
    static SA()
    {
    }
}

class SB
{
    public static int Y = SA.X + 1;
    static SB()
    {
    }
}

class DefBase
{
    static DefBase()
    {
        Out.Line("DefBase cctor");
    }

    public static void Hello()
    {
        Out.Line("hello");
    }
}

class DefDer : DefBase
{
    static DefDer()
    {
        Out.Line("DefDer cctor");
    }

    public DefDer()
    {
        Out.Line("DefDer ctor");
    }
}

class FieldInit
{
    int a = Order.Log("fa", 1);
    int b = Order.Log("fb", 2);
    public FieldInit() : this(3)
    {
        Order.Log("ctor0", 0);
    }

    public FieldInit(int x) : base()
    {
        Order.Log("ctor1", a + b + x);
    }
}

class Prim(int x, string y = "def")
{
    public int X { get; } = x * 2;
    public string Y => y + x;

    public void Inc()
    {
        x++;
    }
}

class PrimD(int z) : Prim(z + 1, "pd")
{
    public int Z => z;
}

struct PS(int a, int b)
{
    public int A = a, B = b;
    public readonly int Sum => A + B;
}

class Init
{
    public int A { get; init; }
    public string B { get; init; } = "b";

    public Init Copy(int a) => new Init
    {
        A = a,
        B = B
    };
}

class FK
{
    public int V { get => field; set => field = value < 0 ? 0 : value; } = 3;
    public string S { get; set => field = value ?? "null!"; }
}

partial class Part
{
    partial void Hook(string s);
    public void Run()
    {
        Hook("h");
        Other();
    }
}

partial class Part
{
    partial void Hook(string s)
    {
        Out.Line("hook " + s);
    }

    void Other()
    {
        Out.Line("other");
    }
}

class Idx
{
    int[] d = new int[10];
    public int this[int i] { get => d[i]; set => d[i] = value; }

    public string this[string s, int k = 2] => s + k;
    public int this[params int[] xs] => xs.Length;
}

class Program
{
    static void Main()
    {
        IA a = new Base();
        Out.Line(a.M() + ((Base)a).M());
        a = new D1();
        Out.Line(a.M() + ((Base)a).M());
        a = new D2();
        Out.Line(a.M() + ((D1)a).M() + ((Base)a).M());
        a = new D3();
        Out.Line(a.M() + ((D3)a).M());
        IB b = new E1();
        b.P = 4;
        b.P += 3;
        b.P++;
        Out.Line(b.M() + ((IA)b).M() + b.P);
        Abs c = new Con();
        Out.Line(c.Name);
        c = new Con2();
        Out.Line(c.Name + ((Con2)c).Name);
        Out.Line(Order.K);
        Out.Line(Order.C + Order.B);
        Out.Line(Lazy2.Instance);
        Out.Line(SA.X + " " + SB.Y);
        DefDer.Hello();
        new DefDer();
        new FieldInit();
        var p = new Prim(4);
        p.Inc();
        Out.Line(p.X + p.Y);
        var pd = new PrimD(5);
        Out.Line(pd.X + pd.Y + pd.Z);
        pd.Inc();
        Out.Line(pd.Y + pd.Z);
        Out.Line(new PS(1, 2).Sum + new PS().Sum + default(PS).Sum);
        var i = new Init
        {
            A = 1
        };
        var j = i.Copy(5);
        Out.Line(i.A + i.B + j.A + j.B);
        var f = new FK();
        Out.Text(f.V);
        f.V = -5;
        Out.Text(f.V);
        f.V += 9;
        f.S = null;
        Out.Line(f.V + f.S);
        new Part().Run();
        var x = new Idx();
        x[3] = 5;
        x[3] += 2;
        x[3]++;
        ++x[3];
        x[3] <<= 1;
        Out.Line(x[3] + x["s"] + x["t", 9] + x[1, 2, 3]);
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
