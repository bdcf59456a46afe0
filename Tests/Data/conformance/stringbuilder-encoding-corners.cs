using System;
using System.Text;

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

    static string H(byte[] b) => b == null ? "null" : BitConverter.ToString(b);
    static string E(string s)
    {
        string r = "";
        for (int i = 0; i < s.Length; i++)
            r += s[i] > 126 || s[i] < 32 ? "<" + ((int)s[i]).ToString("x") + ">" : s[i].ToString();
        return r;
    }

    static void Main()
    {
        StringBuilder b = new StringBuilder();
        b.Append(1).Append('c').Append("s").Append(1.5).Append(true).Append((object)null).Append((string)null).Append(2f).Append(-3L).Append(ulong.MaxValue).Append((byte)7).Append((sbyte)-7).Append((short)-8).Append(new[] { 'x', 'y' }).Append('z', 3).Append("abcdef", 2, 3).Append(new[] { 'p', 'q', 'r' }, 1, 2).AppendLine().AppendLine("li");
        X("app", () => b);
        X("len", () => b.Length);
        X("ins", () => new StringBuilder("hello").Insert(0, "ab", 2).Insert(9, "end", 1).Insert(2, new[] { '1', '2', '3' }, 1, 1));
        X("ins2", () => new StringBuilder("hello").Insert(6, "x", 1));
        X("ins3", () => new StringBuilder("hello").Insert(-1, "x", 1));
        X("ins4", () => new StringBuilder("hello").Insert(2, "x", 0));
        X("ins5", () => new StringBuilder("hello").Insert(2, null, 5));
        X("ins6", () => new StringBuilder("hello").Insert(2, "x", -1));
        X("rem", () => new StringBuilder("hello").Remove(1, 3));
        X("rem2", () => new StringBuilder("hello").Remove(1, 5));
        X("rem3", () => new StringBuilder("hello").Remove(-1, 1));
        X("rem4", () => new StringBuilder("hello").Remove(5, 0));
        X("rem5", () => new StringBuilder("hello").Remove(1, -1));
        X("rem6", () => new StringBuilder("hello").Remove(0, 5).Length);
        X("rep", () => new StringBuilder("aXbXc").Replace("X", "YY"));
        X("rep2", () => new StringBuilder("aaa").Replace("aa", "b"));
        X("rep3", () => new StringBuilder("abc").Replace("", "x"));
        X("rep4", () => new StringBuilder("abc").Replace(null, "x"));
        X("rep5", () => new StringBuilder("abcabc").Replace("bc", null));
        X("rep6", () => new StringBuilder("abcabc").Replace('a', 'z', 1, 3));
        X("rep7", () => new StringBuilder("abcabc").Replace("abc", "Q", 1, 5));
        X("rep8", () => new StringBuilder("abcabc").Replace("abc", "Q", 1, 6));
        X("rep9", () => new StringBuilder("aXa").Replace("a", "aa"));
        X("rep10", () => new StringBuilder("x").Replace("x", ""));
        X("rep11", () => new StringBuilder("mississippi").Replace("ss", "S").Replace("i", "").Replace('p', 'P'));
        X("set", () =>
        {
            var q = new StringBuilder("abc");
            q[1] = 'X';
            q.Length = 2;
            q.Length = 4;
            return E(q.ToString()) + q.Length;
        });
        X("set2", () =>
        {
            var q = new StringBuilder("abc");
            q[3] = 'x';
            return q;
        });
        X("get", () => new StringBuilder("abc")[3]);
        X("get2", () => new StringBuilder("abc")[-1]);
        X("len-", () =>
        {
            new StringBuilder("abc").Length = -1;
            return 1;
        });
        X("cap", () => new StringBuilder().Capacity + " " + new StringBuilder(5).Capacity + " " + new StringBuilder("abc").Capacity + " " + new StringBuilder("x", 50).Capacity + " " + new StringBuilder().MaxCapacity + " " + new StringBuilder(0).Capacity + " " + new StringBuilder("12345678901234567890").Capacity);
        X("cap2", () => new StringBuilder(-1));
        X("cap3", () =>
        {
            var q = new StringBuilder("abc");
            q.Capacity = 2;
            return 1;
        });
        X("cap4", () => new StringBuilder(4, 8).Append("123456789"));
        X("cap5", () => new StringBuilder(9, 8));
        X("cap6", () =>
        {
            var q = new StringBuilder("abc");
            q.Capacity = 100;
            return q.Capacity + q.ToString();
        });
        X("cap7", () =>
        {
            var q = new StringBuilder();
            for (int i = 0; i < 17; i++)
                q.Append('a');
            return q.Capacity;
        });
        X("cap8", () =>
        {
            var q = new StringBuilder();
            q.Append(new string ('a', 100));
            return q.Capacity;
        });
        X("clr", () =>
        {
            var q = new StringBuilder("abc");
            q.Clear();
            return "[" + q + "]" + q.Length;
        });
        X("ts", () => new StringBuilder("hello").ToString(1, 3));
        X("ts2", () => new StringBuilder("hello").ToString(4, 2));
        X("ts3", () => new StringBuilder("hello").ToString(-1, 2));
        X("ts4", () => new StringBuilder("hello").ToString(5, 0));
        X("ctor", () => new StringBuilder("hello", 1, 3, 10));
        X("ctor3", () => new StringBuilder((string)null));
        X("ap2", () => new StringBuilder().Append((string)null, 0, 0));
        X("ap3", () => new StringBuilder().Append((string)null, 0, 1));
        X("ap4", () => new StringBuilder().Append('c', -1));
        X("ap5", () => new StringBuilder().Append((char[])null).Append((char[])null, 0, 0));
        StringBuilder big = new StringBuilder();
        for (int i = 0; i < 120; i++)
        {
            big.Append(i);
            if (i % 7 == 0)
                big.Insert(big.Length / 2, "-", 1);
            if (i % 11 == 0)
                big.Remove(0, 1);
        }

        string bs = big.ToString();
        int h = 17;
        foreach (char c in bs)
            h = h * 31 + c;
        Out.Line(bs.Length + " " + h);
        Encoding u = Encoding.UTF8;
        foreach (string s in new[]
        {
            "",
            "abc",
            "é",
            "€",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "a\ud83db",
            "\ude00\ud83d",
            "\ud83d\ud83d\ude00",
            "\uffff\ufeff",
            "\0"
        }

        )
            X("enc " + E(s), () => H(u.GetBytes(s)));
        byte[][] bad =
        {
            new byte[]
            {
                0x80
            },
            new byte[]
            {
                0xC3
            },
            new byte[]
            {
                0xC3,
                0x28
            },
            new byte[]
            {
                0xC0,
                0x80
            },
            new byte[]
            {
                0xE2,
                0x82
            },
            new byte[]
            {
                0xE2,
                0x82,
                0x41
            },
            new byte[]
            {
                0xED,
                0xA0,
                0x80
            },
            new byte[]
            {
                0xF0,
                0x9F,
                0x98
            },
            new byte[]
            {
                0xF0,
                0x9F,
                0x98,
                0x80
            },
            new byte[]
            {
                0xF4,
                0x90,
                0x80,
                0x80
            },
            new byte[]
            {
                0xFF,
                0xFE,
                0x41
            },
            new byte[]
            {
                0xF8,
                0x88,
                0x80,
                0x80,
                0x80
            },
            new byte[]
            {
                0xEF,
                0xBB,
                0xBF,
                0x41
            },
            new byte[]
            {
                0xE0,
                0x80,
                0x80
            },
            new byte[]
            {
                0xF0,
                0x80,
                0x80,
                0x80
            },
            new byte[]
            {
                0xC1,
                0xBF
            },
            new byte[]
            {
                0x41,
                0xE2,
                0x98,
                0x83,
                0xE2,
                0x42
            },
            new byte[]
            {
                0xF0,
                0x9F,
                0x41
            },
            new byte[]
            {
                0xF0,
                0x41
            },
            new byte[]
            {
                0xF5,
                0x80
            },
            new byte[]
            {
                0xE1,
                0x80,
                0xE2,
                0xF0,
                0x91,
                0x92,
                0xF1,
                0xBF,
                0x41
            }
        };
        foreach (byte[] x in bad)
        {
            X("dec " + H(x), () => E(u.GetString(x, 0, x.Length)) + " " + u.GetChars(x).Length);
        }

        X("gb", () =>
        {
            byte[] buf = new byte[10];
            int k = u.GetBytes("héllo", 1, 3, buf, 2);
            return k + H(buf);
        });
        X("gb2", () => u.GetBytes("abc", 0, 3, new byte[2], 0));
        X("gb3", () => u.GetBytes("abc", 2, 2, new byte[9], 0));
        X("gb4", () => u.GetBytes((string)null));
        X("gs", () => u.GetString(new byte[] { 65, 66, 67 }, 1, 1));
        X("gs2", () => u.GetString(new byte[3], 2, 2));
        X("gc", () => new string (u.GetChars(new byte[] { 65, 0xC3, 0xA9 }, 1, 2)).Length);
        X("gs4", () => u.GetString(new byte[3], -1, 2));
        X("gb5", () => u.GetBytes("abc", -1, 2, new byte[9], 0));
        X("gb6", () => u.GetBytes("abc", 0, 2, new byte[9], 10));
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
