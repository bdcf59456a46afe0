using System;
using System.Collections;

class K
{
    public int V;
    public K(int v)
    {
        V = v;
    }

    public override int GetHashCode() => V % 3;
    public override bool Equals(object o) => o is K k && k.V == V;
    public override string ToString() => "K" + V;
}

class Cmp : IComparer
{
    public int Compare(object a, object b) => (int)a - (int)b;
}

class MyList : IEnumerable
{
    public IEnumerator GetEnumerator() => new MyEn();
    class MyEn : IEnumerator, IDisposable
    {
        int i;
        public object Current => "e" + i;

        public bool MoveNext() => i++ < 3;
        public void Reset()
        {
            i = 0;
        }

        public void Dispose()
        {
            Out.Text("disposed ");
        }
    }
}

class Program
{
    delegate object F();
    static void X(string n, F f)
    {
        try
        {
            object o = f();
            Out.Line(n + ": " + (o == null ? "(null)" : o.ToString()));
        }
        catch (Exception e)
        {
            Out.Line(n + " ! " + e.GetType().FullName + " " + e.Message);
        }
    }

    static string J(IEnumerable e)
    {
        string r = "";
        foreach (object o in e)
            r += (o ?? "nul") + ",";
        return r;
    }

    static void Main()
    {
        ArrayList a = new ArrayList();
        for (int i = 0; i < 5; i++)
            a.Add(i);
        a.Insert(2, "ins");
        a.Add(null);
        a.Remove(3);
        a.RemoveAt(0);
        X("al", () => J(a) + a.Count + a.Contains(null) + a.IndexOf(4) + a.Contains(99) + a.IndexOf("ins", 2));
        X("al1", () => a[9]);
        X("al2", () => a[-1]);
        X("al3", () =>
        {
            a[9] = 1;
            return 0;
        });
        X("al4", () =>
        {
            a.Insert(9, 1);
            return 0;
        });
        X("al5", () =>
        {
            a.RemoveAt(-1);
            return 0;
        });
        X("al6", () =>
        {
            a.Remove("none");
            return a.Count;
        });
        X("al7", () => a.ToArray().Length + J(a.ToArray()));
        X("al9", () =>
        {
            ArrayList q = new ArrayList();
            q.Add(3);
            q.Add(4);
            int[] r = (int[])q.ToArray(typeof(int));
            return r[0] + r[1];
        });
        X("al10", () => a.Add("z"));
        X("al11", () =>
        {
            object[] d = new object[10];
            a.CopyTo(d, 2);
            a.CopyTo(d);
            return J(d);
        });
        X("al12", () =>
        {
            a.CopyTo(new object[2], 0);
            return 0;
        });
        X("al13", () =>
        {
            ArrayList c = (ArrayList)a.Clone();
            c[0] = "changed";
            c.Clear();
            return a[0] + " " + c.Count;
        });
        X("al14", () =>
        {
            ArrayList s = new ArrayList();
            for (int i = 0; i < 10; i += 2)
                s.Add(i);
            return s.BinarySearch(4, new Cmp()) + " " + s.BinarySearch(5, new Cmp()) + " " + s.BinarySearch(-1, new Cmp()) + " " + s.BinarySearch(99, new Cmp());
        });
        X("al16", () =>
        {
            var q = new ArrayList();
            q.Add(1);
            int c1 = q.Capacity;
            for (int i = 0; i < 4; i++)
                q.Add(i);
            return c1 + " " + q.Capacity;
        });
        X("al17", () =>
        {
            a.Capacity = 1;
            return 0;
        });
        X("al18", () => a.IsReadOnly + " " + a.IsFixedSize + a.IsSynchronized);
        X("al19", () => a.IndexOf(4, 50));
        X("al20", () => a.IndexOf(4, 0, 50));
        X("mod", () =>
        {
            foreach (object o in a)
                a.Add(1);
            return 0;
        });
        X("mod2", () =>
        {
            IEnumerator e = a.GetEnumerator();
            return e.Current;
        });
        X("mod3", () =>
        {
            IEnumerator e = a.GetEnumerator();
            while (e.MoveNext())
            {
            }

            return e.Current;
        });
        X("mod4", () =>
        {
            IEnumerator e = a.GetEnumerator();
            e.MoveNext();
            object f = e.Current;
            e.Reset();
            e.MoveNext();
            return f == e.Current;
        });
        Hashtable h = new Hashtable();
        h["a"] = 1;
        h[5] = "five";
        h[new K(1)] = "k1";
        h[new K(4)] = "k4";
        h['c'] = null;
        h[1.5] = 2;
        h[true ] = "t";
        h[DayOfWeek.Monday] = "mon";
        h[5L] = "long5";
        X("h", () => h.Count + " " + h["a"] + h[5] + h[new K(1)] + h[new K(4)] + (h[new K(7)] == null) + h.Contains('c') + (h['c'] == null) + h[1.5] + h[true ] + h[DayOfWeek.Monday] + h[5L] + h.Contains(5u));
        X("h1", () =>
        {
            h.Add("a", 2);
            return 0;
        });
        X("h2", () => h[null ]);
        X("h3", () =>
        {
            h.Add(null, 1);
            return 0;
        });
        X("h4", () =>
        {
            h["a"] = 7;
            h.Remove("a");
            h.Remove("nope");
            return h.Count + " " + h.Contains("a");
        });
        X("h5", () =>
        {
            h.Remove(null);
            return 0;
        });
        X("h6", () => h.Contains(null));
        X("h7", () =>
        {
            int n = 0;
            foreach (DictionaryEntry e in h)
            {
                n++;
                if (e.Key is K k)
                    n += 100;
            }

            return n + " " + h.Keys.Count + h.Values.Count;
        });
        X("h9", () =>
        {
            Hashtable c = (Hashtable)h.Clone();
            c.Clear();
            return c.Count + " " + h.Count;
        });
        X("h10", () =>
        {
            var q = new Hashtable();
            for (int i = 0; i < 150; i++)
                q[i * 7] = i;
            for (int i = 0; i < 150; i += 2)
                q.Remove(i * 7);
            int s = 0;
            foreach (DictionaryEntry e in q)
                s += (int)e.Value;
            return q.Count + " " + s + " " + q[7] + q.Contains(14);
        });
        X("h12", () => new Hashtable(-1));
        X("h13", () => new Hashtable(0).Count);
        X("h14", () =>
        {
            var q = new Hashtable();
            q["x"] = 1;
            int i = (int)q["x"];
            q["x"] = i + 1;
            return (int)q["x"];
        });
        Queue q1 = new Queue();
        X("q0", () => q1.Dequeue());
        X("q0p", () => q1.Peek());
        for (int i = 0; i < 40; i++)
        {
            q1.Enqueue(i);
            if (i % 3 == 0)
                q1.Dequeue();
        }

        X("q", () => q1.Count + " " + q1.Peek() + " " + J(q1) + q1.Contains(39) + q1.Contains(0));
        X("q2", () => q1.ToArray().Length);
        X("q3", () =>
        {
            foreach (object o in q1)
                q1.Enqueue(1);
            return 0;
        });
        X("q4", () =>
        {
            object[] d = new object[40];
            q1.CopyTo(d, 3);
            return d[3];
        });
        X("q5", () =>
        {
            Queue c = (Queue)q1.Clone();
            c.Clear();
            c.Enqueue(null);
            return c.Count + " " + (c.Dequeue() == null) + q1.Count;
        });
        Stack s1 = new Stack();
        X("s0", () => s1.Pop());
        X("s0p", () => s1.Peek());
        for (int i = 0; i < 30; i++)
        {
            s1.Push(i);
            if (i % 4 == 0)
                s1.Pop();
        }

        X("s", () => s1.Count + " " + s1.Peek() + " " + J(s1) + s1.Contains(29));
        X("s2", () => J(s1.ToArray()));
        X("s3", () =>
        {
            foreach (object o in s1)
                s1.Pop();
            return 0;
        });
        X("s4", () =>
        {
            Stack c = (Stack)s1.Clone();
            c.Pop();
            return c.Count + " " + s1.Count;
        });
        foreach (string e in new MyList())
            Out.Text(e + " ");
        Out.Line();
        foreach (object e in new MyList())
        {
            Out.Text(e + "! ");
            break;
        }

        Out.Line();
        try
        {
            foreach (object e in new MyList())
                throw new Exception("x");
        }
        catch (Exception)
        {
            Out.Line();
        }

        try
        {
            foreach (int e in new MyList())
            {
            }
        }
        catch (InvalidCastException)
        {
            Out.Line("ic");
        }

        int[] ar =
        {
            5,
            1,
            4
        };
        X("ar", () => Array.IndexOf(ar, 4) + " " + Array.IndexOf(ar, 9) + " " + Array.IndexOf(ar, 1, 2) + J(ar) + ((ICollection)ar).Count + ar.GetValue(1));
        X("ar2", () =>
        {
            Array.Clear(ar, 1, 1);
            return J(ar);
        });
        X("ar3", () =>
        {
            Array.Clear(ar, 1, 5);
            return 0;
        });
        X("ar4", () =>
        {
            Array.Copy(ar, 0, ar, 1, 2);
            return J(ar);
        });
        X("ar5", () =>
        {
            Array.Copy(ar, 0, new int[1], 0, 2);
            return 0;
        });
        X("ar6", () =>
        {
            Array.Copy(ar, new long[3], 3);
            return 0;
        });
        X("ar7", () =>
        {
            Array.Copy(ar, new object[3], 3);
            return "boxed";
        });
        X("ar9", () =>
        {
            Array.Copy(new object[] { "a", null }, new string[2], 2);
            return "ok";
        });
        X("ar10", () =>
        {
            Array.Copy(new object[] { 5 }, new string[1], 1);
            return 0;
        });
        X("ar11", () =>
        {
            Array.Copy(null, ar, 1);
            return 0;
        });
        X("ar12", () =>
        {
            Array.Copy(ar, -1, ar, 0, 1);
            return 0;
        });
        X("ar13", () =>
        {
            Array.Copy(ar, 0, ar, 0, -1);
            return 0;
        });
        X("ar14", () => ar.GetValue(7));
        X("ar15", () =>
        {
            long[] l = new long[2];
            Array.Copy(new int[] { -1, 2 }, l, 2);
            return l[0] + " " + l[1];
        });
        X("ar16", () =>
        {
            double[] l = new double[2];
            Array.Copy(new byte[] { 200, 2 }, l, 2);
            return l[0] + " " + l[1];
        });
        X("ar18", () =>
        {
            int[] l = new int[1];
            Array.Copy(new[] { 'a' }, l, 1);
            return l[0];
        });
        X("ar19", () =>
        {
            uint[] l = new uint[1];
            Array.Copy(new[] { -1 }, l, 1);
            return l[0];
        });
        X("ar20", () =>
        {
            sbyte[] l = new sbyte[1];
            Array.Copy(new byte[] { 200 }, l, 1);
            return l[0];
        });
        X("ar21", () =>
        {
            DayOfWeek[] l = new DayOfWeek[1];
            Array.Copy(new[] { 2 }, l, 1);
            return (int)l[0];
        });
        X("ar23", () =>
        {
            char[] l = new char[1];
            Array.Copy(new ushort[] { 65 }, l, 1);
            return l[0];
        });
        X("ar24", () =>
        {
            float[] l = new float[1];
            Array.Copy(new long[] { 65 }, l, 1);
            return l[0];
        });
        X("ar25", () => ((int[])ar.Clone())[0]);
        X("ar26", () => Array.BinarySearch(new[] { 1, 3, 5 }, 3, new Cmp()) + " " + Array.BinarySearch(new[] { 1, 3, 5 }, 4, new Cmp()));
        X("ar27", () =>
        {
            object[] o = new string[]
            {
                "a"
            };
            o[0] = "b";
            o[0] = null;
            o[0] = new object ();
            return 0;
        });
        X("ar28", () =>
        {
            object o = new int[2][];
            ((int[][])o)[0] = new[]
            {
                1
            };
            return ((Array)o).Length + " " + (o is object[]) + (o is Array) + (new int[1] is object) + (((object)new uint[1]) is int[]) + (((object)new string[1]) is object[]) + ((object)new int[0] is IEnumerable);
        });
        X("ar29", () =>
        {
            Array z = Array.CreateInstance(typeof(string), 3);
            return z.Length + z.GetType().ToString();
        });
        X("ar30", () =>
        {
            ((IList)ar)[1] = 77;
            return ar[1] + " " + ((IList)ar).Contains(77) + ((IList)ar).IsFixedSize;
        });
        X("ar31", () =>
        {
            ((IList)ar).Add(1);
            return 0;
        });
        int[][] jag =
        {
            new[]
            {
                1
            },
            new int[0],
            null,
            new[]
            {
                1,
                2,
                3
            }
        };
        int tot = 0;
        foreach (int[] row in jag)
            if (row != null)
                foreach (int v in row)
                    tot += v;
        X("jag", () => tot + " " + jag[3][2] + jag.Length);
        X("jag2", () => jag[2][0]);
        X("jag3", () => jag[1][0]);
        string[][][] s3 = new string[2][][];
        s3[1] = new[]
        {
            new[]
            {
                "deep"
            }
        };
        X("jag4", () => s3[1][0][0] + (s3[0] == null));
        int[] ce = [1, 2, 9, 9, 9, 3];
        object[] oe = ["a", 1, null ];
        byte[] em = [];
        X("ce", () => ce.Length + " " + ce[5] + oe.Length + em.Length);
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
