using System;

class Program
{
    delegate object F();
    static void X(string n, F f)
    {
        try
        {
            Out.Line(n + ": " + f());
        }
        catch (Exception e)
        {
            Out.Line(n + " ! " + e.GetType() + " " + e.Message);
        }
    }

    static void Main()
    {
        X("zero behind", () => int.Parse("5\0") + " " + long.Parse(" -7 \0\0") + " " + int.TryParse("\0" + "5", out int i));
        X("words", () => double.Parse("nan") + " " + double.Parse("-infinity") + " " + float.Parse("INFINITY") + " " + double.Parse("-NaN"));
        X("plus", () => Convert.ToInt32("+1f", 16) + " " + Convert.ToByte("+0x1F", 16) + " " + Convert.ToInt32("+101", 2));
        X("33 bits", () => Convert.ToByte("100000000", 16));
        X("9 bits", () => Convert.ToByte("100", 16));
        X("65 bits", () => Convert.ToInt64("10000000000000000", 16));
        X("33 bits int", () => Convert.ToInt32("100000000", 16));
        X("17 bits", () => Convert.ToInt16("10000", 16));
        X("sign", () => Convert.ToInt32("ffffffff", 16) + " " + Convert.ToSByte("80", 16) + " " + Convert.ToInt16("8000", 16));
        X("empty 16", () => Convert.ToInt32("", 16));
        X("null 16", () => Convert.ToInt32(null, 16));
        X("base 7", () => Convert.ToInt32("1", 7));
        X("equals", () => 5L.Equals(5) + " " + 5.Equals(5L) + " " + 1.0.Equals(1) + " " + double.NaN.Equals(double.NaN) + " " + ((byte)5).Equals(5) + " " + 5u.Equals(5) + " " + ((object)5L).Equals(5) + " " + 0.0.Equals(-0.0) + " " + 1.5f.Equals(1.5f));
        nint n = -5;
        nuint u = 7;
        object boxed = n;
        X("native", () => n + " " + u + " " + $"{n * 3, 6}" + " " + boxed.Equals((nint)(-5)) + " " + boxed.Equals(-5) + " " + n.Equals(n));
        X("version", () => (new Version(1, 2) == new Version(1, 2)) + " " + (new Version(1, 2, 3, 4) != new Version(1, 2, 3, 5)) + " " + ((Version)null == null) + " " + (new Version(1, 2) == null));
        ulong big = 9223372586610589696, edge = 0xFFFFFF7FFFFFFFFF;
        X("ulong to float", () => (float)big + " " + (float)edge + " " + (double)edge + " " + (float)(ulong)1 + " " + (float)ulong.MaxValue);
        X("cast", () => (string)(object)5);
        X("cast array", () => (string[])(object)new int[1]);
        X("unbox", () => (int)(object)"s");
        X("unbox other", () => (long)(object)5);
        X("cast class", () => (Program)(object)new Exception());
        X("cast interface", () => (IDisposable)(object)"s");
        object[] strings = new string[1];
        X("store", () => strings[0] = 5);
        X("in foreach", () =>
        {
            int s = 0;
            foreach (int k in new object[]
            {
                1,
                "x"
            }

            )
                s += k;
            return s;
        });
        int day = 9;
        X("no arm", () => day switch
        {
            1 => "a",
            2 => "b"
        });
        string nul = null;
        X("no arm null", () => nul switch
        {
            "a" => 1
        });
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
