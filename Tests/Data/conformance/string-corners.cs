using System;
using System.Text;

class Program
{
    static void L(object o)
    {
        Out.Line(o == null ? "(null)" : o.ToString());
    }

    delegate object F();
    static void X(string n, F f)
    {
        try
        {
            object o = f();
            L(n + ": " + (o == null ? "(null)" : o.ToString()));
        }
        catch (Exception e)
        {
            L(n + " ! " + e.GetType().FullName + " " + e.Message);
        }
    }

    static string E(string s)
    {
        if (s == null)
            return "(null)";
        var sb = new StringBuilder();
        for (int i = 0; i < s.Length; i++)
        {
            char c = s[i];
            if (c < 32 || c > 126)
                sb.Append("\\u").Append(((int)c).ToString("x4"));
            else
                sb.Append(c);
        }

        return sb.ToString();
    }

    static void Main()
    {
        string s = "Hello, World";
        string n = null;
        X("sub", () => s.Substring(3));
        X("sub2", () => s.Substring(12));
        X("sub3", () => s.Substring(13));
        X("sub4", () => s.Substring(-1));
        X("sub5", () => s.Substring(0, 13));
        X("sub6", () => s.Substring(5, -1));
        X("sub7", () => s.Substring(12, 0));
        X("sub8", () => s.Substring(3, 4));
        X("sub9", () => s.Substring(13, 0));
        X("sub10", () => ReferenceEquals(s.Substring(0), s));
        X("sub11", () => s.Substring(int.MaxValue, 1));
        X("sub12", () => s.Substring(2, int.MaxValue));
        X("subn", () => n.Substring(1));
        X("idx", () => s.IndexOf('o'));
        X("idx2", () => s.IndexOf('o', 5));
        X("idx3", () => s.IndexOf('o', 12));
        X("idx4", () => s.IndexOf('o', 13));
        X("idx5", () => s.IndexOf(""));
        X("idx6", () => s.IndexOf("", 12));
        X("idx7", () => s.IndexOf("", 13));
        X("idx8", () => s.IndexOf(n));
        X("idx9", () => s.IndexOf("World", 8));
        X("idx10", () => s.IndexOf("o", 0, 4));
        X("idx11", () => s.IndexOf('l', 2, 100));
        X("idx12", () => s.IndexOf('o', -1));
        X("idx13", () => s.IndexOf("lo", 3, 1));
        X("idx14", () => "".IndexOf(""));
        X("idx15", () => "".IndexOf('a'));
        X("lidx", () => s.LastIndexOf('o'));
        X("lidx2", () => s.LastIndexOf('o', 5));
        X("lidx3", () => s.LastIndexOf('o', 12));
        X("lidx3b", () => s.LastIndexOf('o', 13));
        X("lidx4", () => s.LastIndexOf(""));
        X("lidx5", () => s.LastIndexOf("o", 7));
        X("lidx6", () => s.LastIndexOf("World", 11));
        X("lidx7", () => s.LastIndexOf("Wor", 8));
        X("lidx8", () => s.LastIndexOf('o', 8, 3));
        X("lidx9", () => s.LastIndexOf('o', 3, 9));
        X("lidx10", () => "".LastIndexOf('a'));
        X("lidx11", () => "".LastIndexOf(""));
        X("lidx12", () => "".LastIndexOf('a', -1));
        X("lidx13", () => s.LastIndexOf('H', -1));
        X("lidx14", () => s.LastIndexOf("", 5));
        X("lidx15", () => s.LastIndexOf("l", 3, 1));
        X("lidx16", () => s.LastIndexOf("", 5, 2));
        char[] any =
        {
            'W',
            ','
        };
        X("any", () => s.IndexOfAny(any));
        X("any2", () => s.IndexOfAny(any, 6));
        X("any3", () => s.IndexOfAny(any, 8));
        X("any4", () => s.IndexOfAny(null));
        X("any5", () => s.LastIndexOfAny(any));
        X("any6", () => s.LastIndexOfAny(any, 6));
        X("any7", () => s.LastIndexOfAny(any, 6, 1));
        X("any8", () => s.IndexOfAny(new char[0]));
        X("any9", () => s.IndexOfAny(any, 3, 2));
        X("any10", () => s.IndexOfAny(any, 13));
        X("sw", () => s.StartsWith("Hell"));
        X("sw2", () => s.StartsWith(""));
        X("sw3", () => s.StartsWith(n));
        X("ew", () => s.EndsWith("ld"));
        X("ew2", () => s.EndsWith("Hello, World!"));
        X("ew3", () => s.EndsWith(n));
        X("con", () => s.Contains("o, W"));
        X("con2", () => s.Contains(""));
        X("con3", () => s.Contains(n));
        X("split", () => Join("a,b,,c,".Split(',')));
        X("split2", () => Join("".Split(',')));
        X("split3", () => Join("a b\tc\nd  e".Split()));
        X("split4", () => Join("a b\tc".Split(null)));
        X("split5", () => Join("a,b;c".Split(',', ';')));
        X("split6", () => Join("a,b,c".Split(new[] { ',' }, 2)));
        X("split7", () => Join("a,b,c".Split(new[] { ',' }, 1)));
        X("split8", () => Join("a,b,c".Split(new[] { ',' }, 0)));
        X("split9", () => Join(",".Split(',')));
        X("split10", () => Join("abc".Split(',')));
        X("split11", () => Join("a,b".Split(new[] { ',' }, -1)));
        X("split12", () => Join("a b c".Split(new char[0])));
        X("split13", () => ReferenceEquals("abc".Split(',')[0], "abc"));
        X("split14", () => Join("a\u00a0b\u2003c\u0085d\u200be".Split()));
        X("trim", () => "[" + "  a b \t\r\n".Trim() + "]");
        X("trim2", () => "[" + "xxaxx".Trim('x') + "]");
        X("trim3", () => "[" + "xyaxy".TrimStart('y', 'x') + "]");
        X("trim4", () => "[" + "xyaxy".TrimEnd('y', 'x') + "]");
        X("trim5", () => "[" + " a ".Trim(null) + "]");
        X("trim6", () => "[" + " a ".TrimEnd() + "]");
        X("trim7", () => E("\u00a0\u2003a\u3000\u200b\ufeff".Trim()));
        X("trim8", () => "[" + "   ".Trim() + "]");
        X("trim9", () => ReferenceEquals(s.Trim(), s));
        X("trim10", () => E("\u0085\u1680\u180e\u2028a\u202f\u205f\u0000".Trim()));
        X("pad", () => "[" + "ab".PadLeft(5) + "]" + "ab".PadLeft(1) + "ab".PadRight(4, '*') + "ab".PadLeft(5, '0'));
        X("pad2", () => "a".PadLeft(-1));
        X("pad3", () => ReferenceEquals(s.PadLeft(3), s));
        X("up", () => "abcXYZ1é".ToUpper().Substring(0, 7) + "ABCxyz".ToLower());
        X("cc", () => string.Concat("a", null, "b") + string.Concat(new object[] { 1, null, 'c' }) + string.Concat((object)null) + string.Concat(new string[] { "x", null, "y" }));
        X("cmp", () => Sg(string.Compare("a", "b")) + " " + Sg(string.Compare("a", null)) + " " + Sg(string.Compare(null, null)) + " " + Sg(string.Compare(null, "")) + " " + Sg("abc".CompareTo("abd")) + " " + Sg("abc".CompareTo("ab")) + " " + Sg("a".CompareTo(null)));
        X("cmp2", () => "a".CompareTo((object)5));
        X("eq", () => (s == "Hello, " + "World") + " " + s.Equals(null) + " " + string.Equals(n, null) + " " + ((object)s == (object)"Hello, World") + " " + (n == "") + " " + ("" == string.Empty) + " " + (s != n));
        string dyn = "Hel";
        dyn += "lo";
        X("intern", () => ReferenceEquals(dyn, "Hello") + " " + ReferenceEquals(string.Intern(dyn), "Hello") + " " + (string.IsInterned("zz" + dyn) == null) + " " + ReferenceEquals("a" + "b", "ab") + " " + ReferenceEquals(string.Empty, "") + " " + ReferenceEquals("x".Substring(1), ""));
        X("ctor", () => new string ('z', 3) + new string (new[] { 'a', 'b' }) + new string (new[] { 'a', 'b', 'c' }, 1, 2) + new string ((char[])null) + "|");
        X("ctor2", () => new string ('a', -1));
        X("ctor3", () => new string (new[] { 'a' }, 1, 1));
        X("ctor4", () => new string (new[] { 'a' }, 1, 0));
        X("ctor5", () => new string ((char[])null, 0, 0));
        X("chr", () => s[12]);
        X("chr2", () => s[-1]);
        X("tca", () => new string (s.ToCharArray()) + s.ToCharArray(3, 2).Length);
        X("len", () => "a\0b".Length + E("a\0b\ud83d\ude00"));
        X("nullcat", () => n + n + "x" + n);
        n += "q";
        L(n);
        string t = null;
        t += null;
        L(t == "");
        X("ise", () => string.IsNullOrEmpty("") + " " + string.IsNullOrEmpty(null) + " " + string.IsNullOrEmpty(" "));
        int cnt = 0;
        foreach (char c in "añ\ud83d\ude00")
            cnt += c;
        L(cnt);
        L(E("tab\t quote\" back\\ nul\0 bell\a \x41 \u0042 \U00000043 \e"));
        L(@"verb""atim\n" + """
            raw "x"
              indent
            """ + $$"""{{1 + 1}} {b}""" + $@"{1}\{{2}}");
        X("fmt", () => string.Format("{0}{1}{2}{3}", 1, "b", 'c', 2.5));
        X("fmt2", () => string.Format(null, 1));
        X("fmt3", () => string.Format("x", null));
        X("fmt4", () => string.Format("{0} {0:x} {0,4}|", 255));
        X("fmt5", () => string.Format("{0}", new object[] { null }));
        X("fmt6", () => $"{(s.Length > 3 ? "long" : "short")} {s[0]} {new int[3].Length:000} {DayOfWeek.Friday:D}");
        X("fmt7", () => string.Format("{0:D}", DayOfWeek.Friday) + ((int)DayOfWeek.Monday));
        X("hash", () => ("abc".GetHashCode() == ("ab" + 'c').GetHashCode()) + " " + "".Equals(""));
        X("tostr", () => ReferenceEquals(s.ToString(), s) + " " + 'x'.ToString());
    }

    static string Sg(int i) => i < 0 ? "-" : i > 0 ? "+" : "0";
    static string Join(string[] a)
    {
        string r = a.Length + ":";
        foreach (string x in a)
            r += "[" + x + "]";
        return r;
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
