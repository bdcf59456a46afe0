using System;
using System.Collections;

interface ICnt
{
    int Inc();
    int N { get; set; }
}

struct Cnt : ICnt
{
    int n;
    public int N { get => n; set => n = value; }

    public int Inc() => ++n;
    public override string ToString() => "Cnt" + n;
    public override bool Equals(object o) => o is Cnt c && c.n == n;
    public override int GetHashCode() => n;
}

struct Plain
{
    public int A;
    public string S;
    public double D;
}

struct Nest
{
    public Plain P;
    public Cnt C;
    public int[] Arr;
}

struct Emp
{
}

readonly struct RO
{
    public readonly int V;
    public readonly Cnt C;
    public RO(int v)
    {
        V = v;
        C = new Cnt();
        C.Inc();
    }

    public RO With(int v) => new RO(v);
    public int CInc() => C.Inc();
}

ref struct RS
{
    public int V;
    public Cnt C;
    public void Go()
    {
        V++;
        C.Inc();
    }
}

struct Big
{
    public long A, B, C, D, E, F, G, H;
    public int[] R;
    public Big(int s)
    {
        A = s;
        B = s + 1;
        C = D = E = F = G = s;
        H = s * 2;
        R = new[]
        {
            s
        };
    }

    public long Sum() => A + B + C + D + E + F + G + H + R[0];
}

struct Cplx
{
    public double Re, Im;
    public Cplx(double r, double i)
    {
        Re = r;
        Im = i;
    }

    public static Cplx operator +(Cplx a, Cplx b) => new(a.Re + b.Re, a.Im + b.Im);
    public static Cplx operator *(in Cplx a, in Cplx b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);
    public static Cplx operator -(Cplx a) => new(-a.Re, -a.Im);
    public static implicit operator Cplx(double d) => new(d, 0);
    public static explicit operator double (Cplx c) => c.Re;
    public static bool operator ==(Cplx a, Cplx b) => a.Re == b.Re && a.Im == b.Im;
    public static bool operator !=(Cplx a, Cplx b) => !(a == b);
    public override bool Equals(object o) => o is Cplx c && this == c;
    public override int GetHashCode() => 1;
    public override string ToString() => $"({Re},{Im})";
    public static Cplx operator ++(Cplx c) => new(c.Re + 1, c.Im);
    public static bool operator true (Cplx c) => c.Re != 0;
    public static bool operator false (Cplx c) => c.Re == 0;
    public static Cplx operator &(Cplx a, Cplx b)
    {
        Out.Text("&");
        return new(a.Re * b.Re, 0);
    }

    public static Cplx operator |(Cplx a, Cplx b)
    {
        Out.Text("|");
        return new(a.Re + b.Re, 0);
    }

    public static Cplx operator <<(Cplx a, int n) => new(a.Re * (1 << n), a.Im);
    public static Cplx operator >>>(Cplx a, int n) => new(a.Re / (1 << n), a.Im);
    public static bool operator <(Cplx a, Cplx b) => a.Re < b.Re;
    public static bool operator>(Cplx a, Cplx b) => a.Re > b.Re;
    public static Cplx operator !(Cplx a) => new(a.Im, a.Re);
    public static Cplx operator ~(Cplx a) => new(a.Re, -a.Im);
    public static Cplx operator %(Cplx a, int m) => new((int)a.Re % m, 0);
    public double this[int i] => i == 0 ? Re : Im;
}

class Holder
{
    public Cnt F;
    public Cnt P { get; set; }

    public readonly Cnt R;
    public static Cnt S;
    public static readonly Cnt SR;
    public Cnt[] A = new Cnt[3];
    public Cnt this[int i] { get => A[i]; set => A[i] = value; }

    public ref Cnt Ref(int i) => ref A[i];
    public ref Cnt RRef(int i) => ref A[i];
    public Nest N;
}

class Program
{
    static void ByVal(Cnt c)
    {
        c.Inc();
    }

    static void ByRef(ref Cnt c)
    {
        c.Inc();
    }

    static int ByIn(in Cnt c)
    {
        c.Inc();
        return c.N;
    }

    static void Set(out Cnt c)
    {
        c = new Cnt();
        c.Inc();
        c.Inc();
    }

    static Cnt Ret(Holder h) => h.F;
    static ref int Find(int[] a, int v)
    {
        for (int i = 0; i < a.Length; i++)
            if (a[i] == v)
                return ref a[i];
        throw new Exception("nf");
    }

    static ref int Max(ref int a, ref int b) => ref a > b ? ref a : ref b;
    static long BigV(Big b, int k, Big c)
    {
        b.A += k;
        return b.Sum() - c.Sum();
    }

    static Big Mk(int i) => new Big(i);
    static object Box(object o) => o;
    static void Main()
    {
        var h = new Holder();
        h.F.Inc();
        h.F.Inc();
        h.R.Inc();
        Holder.S.Inc();
        Holder.SR.Inc();
        h.A[1].Inc();
        h[1].Inc();
        h.Ref(1).Inc();
        h.RRef(1).Inc();
        var p = h.P;
        p.Inc();
        h.P = p;
        h.P.Inc();
        Out.Line(h.F + " " + h.R + " " + Holder.S + Holder.SR + h.A[1] + h.P);
        ByVal(h.F);
        ByRef(ref h.F);
        Out.Line(h.F + " " + ByIn(h.F) + ByIn(in h.F) + h.F);
        Set(out h.A[0]);
        Out.Line(h.A[0]);
        Ret(h).Inc();
        Out.Line(h.F);
        foreach (Cnt c in h.A)
        {
            c.Inc();
            Out.Text(c);
        }

        Out.Line();
        foreach (ref Cnt c in new Span3(h.A))
            c.Inc();
        Out.Line(h.A[0] + "" + h.A[2]);
        object o = h.F;
        ((ICnt)o).Inc();
        Out.Line(o + " " + h.F);
        object o2 = o;
        ((ICnt)o2).Inc();
        Out.Line(o + " " + ReferenceEquals(o, o2) + " " + o.Equals(o2) + ((Cnt)o).N);
        ICnt ic = h.F;
        ic.Inc();
        ic.N += 5;
        ICnt ic2 = ic;
        ic2.Inc();
        Out.Line(ic + " " + h.F + ((Cnt)ic).N);
        object same = 5, same2 = 5;
        Out.Line(same == same2);
        Out.Line(same.Equals(same2) + " " + Equals(same, same2) + ReferenceEquals(Box(same), same));
        var ro = new RO(5);
        ro.C.Inc();
        Out.Line(ro.C + " " + ro.CInc() + ro.CInc() + ro.With(9).V);
        RS rs = default;
        rs.Go();
        rs.Go();
        rs.C.Inc();
        var rs2 = rs;
        rs2.Go();
        Out.Line(rs.V + " " + rs.C + rs2.C);
        Plain a = new Plain
        {
            A = 1,
            S = "x",
            D = 2
        }, b = a;
        b.S += "y";
        Out.Line(a.S + b.S + a.Equals(b) + a.Equals(new Plain { A = 1, S = "x", D = 2 }) + new Emp().Equals(new Emp()) + default(Plain).Equals(null) + a.ToString() + new Emp());
        h.N.P.A = 5;
        h.N.C.Inc();
        h.N.Arr = new[]
        {
            1
        };
        Nest n = h.N;
        n.P.A++;
        n.Arr[0]++;
        n.C.Inc();
        Out.Line(h.N.P.A + " " + n.P.A + " " + h.N.Arr[0] + h.N.C + n.C);
        ref Nest rn = ref h.N;
        rn.P.A = 99;
        ref Nest rn2 = ref n;
        rn2.P.A = 77;
        Out.Line(h.N.P.A + " " + n.P.A);
        ref Plain rp = ref rn2.P;
        rp = new Plain
        {
            A = -1
        };
        Out.Line(n.P.A + (n.P.S ?? "nul"));
        int[] ia =
        {
            1,
            2,
            3
        };
        Find(ia, 2) = 20;
        Find(ia, 3)++;
        ref int rm = ref Max(ref ia[0], ref ia[1]);
        rm = 7;
        int lx = 1, ly = 2;
        Max(ref lx, ref ly) *= 10;
        Out.Line(ia[0] + " " + ia[1] + " " + ia[2] + " " + lx + ly);
        ref int r1 = ref ia[0];
        ref int r2 = ref r1;
        r2 += 100;
        r1 = ref ia[2];
        r1 = -3;
        Out.Line(ia[0] + " " + ia[2]);
        ref int rr = ref ia[0];
        ia[0]++;
        Out.Line(rr);
        (lx > 5 ? ref lx : ref ly) = 55;
        Out.Line(lx + " " + ly);
        Out.Line(BigV(new Big(1), 5, Mk(2)) + " " + Mk(3).Sum() + " " + Mk(4).R[0]);
        Big bg = Mk(5);
        Big[] ba =
        {
            bg,
            Mk(6)
        };
        ba[0].A = 100;
        bg = ba[1];
        Big b3 = bg;
        b3.R[0] = 1000;
        b3.H = 0;
        Out.Line(bg.Sum() + " " + ba[1].Sum() + " " + ba[0].Sum() + " " + b3.Sum());
        object obg = b3;
        Big unb = (Big)obg;
        unb.A++;
        Out.Line(((Big)obg).A + " " + unb.A);
        Cplx x = new(1, 2), y = 3;
        Out.Line(x + y * x + (-x) + "" + (double)x + (x == y) + (x != y) + x.Equals(new Cplx(1, 2)) + x[1]);
        x++;
        ++x;
        var post = x++;
        Out.Line(post + "" + x);
        if (x && y)
            Out.Line("and");
        if (new Cplx() && y)
            Out.Line("no");
        if (new Cplx() || y)
            Out.Line("or");
        Out.Line((x ? 1 : 2) + "" + (x << 2) + (x >>> 1) + (x < y) + (x > y) + !x + ~x + x % 3);
        x += 5;
        x *= y;
        x <<= 1;
        Out.Line(x);
        Cnt s1 = new(), s2 = s1;
        s1.Inc();
        Out.Line(s1.Equals(s2) + " " + s1.Equals((object)s1) + s1.GetHashCode());
        Cnt[] arr = new Cnt[2];
        Cnt[] arr2 = (Cnt[])arr.Clone();
        arr[0].Inc();
        Out.Line(arr2[0] + "" + arr[0]);
        ArrayList al = new ArrayList();
        al.Add(s1);
        ((ICnt)al[0]).Inc();
        Out.Line(al[0] + "" + s1);
        Cnt tmp = (Cnt)al[0];
        tmp.Inc();
        Out.Line(al[0]);
        al[0] = tmp;
        Out.Line(al[0] + "" + al.Contains(tmp) + al.IndexOf(s1));
        this2 t = new this2(3);
        t.Reset();
        Out.Line(t.V);
        t = t with
        {
            V = 8
        };
        Out.Line(t.V);
    }

    struct this2
    {
        public int V;
        public this2(int v)
        {
            V = v;
        }

        public void Reset()
        {
            this = new this2(V * 100);
            Swap(ref this);
        }

        static void Swap(ref this2 o)
        {
            o.V++;
        }
    }

    class Span3
    {
        Cnt[] a;
        public Span3(Cnt[] a)
        {
            this.a = a;
        }

        public En GetEnumerator() => new En
        {
            a = a,
            i = -1
        };
        public struct En
        {
            public Cnt[] a;
            public int i;
            public bool MoveNext() => ++i < a.Length;
            public ref Cnt Current => ref a[i];
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
