using System;
using System.Collections;

delegate int Op(int a);
delegate void V();
delegate string S(string a, ref int b, out int c);
delegate V Maker(int i);
class Pub
{
    public event EventHandler Simple;
    V list;
    public event V Custom
    {
        add
        {
            Out.Line("add");
            list += value;
        }

        remove
        {
            Out.Line("remove");
            list -= value;
        }
    }

    public static event V Stat;
    public virtual event V Virt;
    public void Fire()
    {
        Simple?.Invoke(this, EventArgs.Empty);
        list?.Invoke();
        Stat?.Invoke();
        Virt?.Invoke();
    }

    public static void Clear()
    {
        Stat = null;
    }

    public int Count => Simple == null ? 0 : Simple.GetInvocationList().Length;
}

interface IEv
{
    event V E;
    void Go();
}

class Ev : IEv
{
    V e;
    event V IEv.E
    {
        add
        {
            e = value + e;
        }

        remove
        {
            e -= value;
        }
    }

    void IEv.Go()
    {
        e();
    }
}

class Sub : Pub
{
    public override event V Virt;
    public void FireV()
    {
        Virt?.Invoke();
    }
}

struct St
{
    public int N;
    public int Add(int a)
    {
        N += a;
        return N;
    }

    public Op Get() => Add;
}

class Program
{
    int inst = 3;
    int M(int a)
    {
        inst += a;
        return inst;
    }

    static int Sq(int a) => a * a;
    static int Neg(int a) => -a;
    static void W(string s)
    {
        Out.Text(s + " ");
    }

    static V Count(int start)
    {
        int c = start;
        return () =>
        {
            c++;
            W("c" + c);
        };
    }

    static void Main()
    {
        V v = null;
        for (int i = 0; i < 3; i++)
            v += () => W("i" + i);
        v();
        Out.Line();
        v = null;
        foreach (string s in new[]
        {
            "a",
            "b",
            "c"
        }

        )
            v += () => W(s);
        v();
        Out.Line();
        v = null;
        for (int i = 0; i < 3; i++)
        {
            int j = i;
            v += () =>
            {
                j += 10;
                W("j" + j);
            };
        }

        v();
        v();
        Out.Line();
        int sh = 0;
        V inc = () => sh++, pr = () => W("sh" + sh);
        inc();
        inc();
        pr();
        sh = 10;
        pr();
        Out.Line();
        var c1 = Count(0);
        var c2 = Count(100);
        c1();
        c1();
        c2();
        c1();
        Out.Line();
        Op o = Sq;
        o += Neg;
        o += new Program().M;
        Out.Line(o(5));
        o -= Neg;
        Out.Line(o(5) + " " + o.GetInvocationList().Length);
        Op x1 = Sq, x2 = Sq;
        Out.Line((x1 == x2) + " " + x1.Equals(x2) + " " + (x1 != x2) + " " + ReferenceEquals(x1, x2) + ((object)x1 == (object)x2));
        var pr1 = new Program();
        Op m1 = pr1.M, m2 = pr1.M, m3 = new Program().M;
        Out.Line((m1 == m2) + " " + (m1 == m3));
        Op z = null;
        z -= Sq;
        Out.Line(z == null);
        z = Sq;
        z -= Sq;
        Out.Line(z == null);
        z = Sq;
        z -= Neg;
        Out.Line(z == Sq);
        Op ab = x1 + Neg, abab = ab + ab;
        Op r = abab - ab;
        Out.Line(r == ab);
        r = abab - x1;
        Out.Line(r.GetInvocationList().Length + " " + (r == ab));
        r = (x1 + Neg + x1 + Neg) - (Op)(Neg + (Op)x1);
        Out.Line(r.GetInvocationList().Length + " " + (r == ab));
        Op non = abab - (Op)(x1 + x1);
        Out.Line(non.GetInvocationList().Length);
        S d = (string q, ref int b, out int c) =>
        {
            b++;
            c = b * 2;
            return q + b + c;
        };
        d += (string q, ref int b, out int c) =>
        {
            b += 10;
            c = b;
            return q + "second" + c;
        };
        int bb = 1;
        Out.Line(d("k", ref bb, out int cc) + bb + cc);
        V t = () => W("t1");
        t += () => throw new Exception("mid");
        t += () => W("t3");
        try
        {
            t();
        }
        catch (Exception e)
        {
            Out.Line(e.Message);
        }

        foreach (V one in t.GetInvocationList())
            try
            {
                one();
            }
            catch (Exception e)
            {
                W("!" + e.Message);
            }

        Out.Line();
        V self = null;
        int n = 3;
        self = () =>
        {
            W("n" + n);
            if (--n > 0)
                self();
        };
        self();
        Out.Line();
        V rem = null;
        rem = () => W("rem");
        v = rem;
        v += rem;
        v += () => W("other");
        v -= rem;
        v();
        v -= rem;
        v();
        Out.Line();
        V cur = () => W("x");
        V snap = cur;
        cur += () => W("y");
        snap();
        cur();
        Out.Line();
        St st = new St
        {
            N = 1
        };
        Op so = st.Add;
        so(5);
        so(5);
        Out.Line(st.N + " " + so(0));
        Op g = st.Get();
        g(3);
        Out.Line(st.N + " " + g(0) + " " + ((St)g.Target).N);
        Maker mk = k => () => W("made" + k);
        mk(1)();
        mk(2)();
        V[] arr =
        {
            mk(3),
            mk(4)
        };
        arr[1]();
        Out.Line();
        int Fact(int k) => k <= 1 ? 1 : k * Fact(k - 1);
        Out.Line(Fact(10));
        static int Add(int a, int b = 5) => a + b;
        Out.Line(Add(1) + Add(b: 2, a: 3));
        int cap = 1;
        void Local()
        {
            cap++;
            Inner();
            void Inner()
            {
                cap *= 3;
            }
        }

        Local();
        Local();
        Out.Line(cap);
        var p = new Pub();
        EventHandler h = (s2, e2) => W("simple " + (s2 == p) + (e2 == EventArgs.Empty));
        p.Simple += h;
        p.Simple += h;
        V cu = () => W("cust");
        p.Custom += cu;
        p.Custom += cu;
        p.Custom -= cu;
        Pub.Stat += () => W("stat");
        p.Fire();
        p.Simple -= h;
        Out.Line(p.Count);
        p.Simple -= h;
        Out.Line(p.Count);
        Pub.Clear();
        p.Fire();
        Out.Line();
        IEv ie = new Ev();
        ie.E += () => W("1");
        ie.E += () => W("2");
        ie.Go();
        Out.Line();
        var sb = new Sub();
        sb.Virt += () => W("virt");
        sb.Fire();
        sb.FireV();
        Out.Line();
        try
        {
            V nul = null;
            nul();
        }
        catch (NullReferenceException)
        {
            Out.Line("nre");
        }

        Out.Line(Delegate.Combine(null, x1) == (Delegate)x1);
        Out.Line(Delegate.Remove(x1, null) == (Delegate)x1);
        Out.Line(x1.Target == null);
        Out.Line(((Program)m1.Target) == pr1);
        Op nested = a =>
        {
            Op inner = b =>
            {
                Op inner2 = cx => a * 100 + b * 10 + cx;
                return inner2(3);
            };
            return inner(2);
        };
        Out.Line(nested(1));
        Out.Line(Curry(5)(6));
        Out.Line(Apply(q => q + 1, 5));
        string res = "";
        foreach (int i in new[]
        {
            1,
            2,
            3
        }

        )
        {
            int k = i;
            if (i == 2)
                continue;
            Op oo = y => y * k;
            res += oo(10);
        }

        Out.Line(res);
        Out.Line(x1.ToString());
    }

    static Op Curry(int a)
    {
        return b => a * b;
    }

    static int Apply(Op f, int a) => f(a);
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
