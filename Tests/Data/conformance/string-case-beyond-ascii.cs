using System;

class Program
{
    static void Main()
    {
        string all = "";
        for (int c = 0x80; c < 0x530; c++)
            if (c < 0x178)
                all += (char)c;
        string up = all.ToUpper(), low = all.ToLower();
        for (int i = 0; i < all.Length; i += 8)
        {
            string line = ((int)all[i]).ToString("x4");
            for (int k = i; k < i + 8; k++)
                line += " " + ((int)up[k]).ToString("x") + "/" + ((int)low[k]).ToString("x");
            Out.Line(line);
        }

        Out.Line("äöüßÄÖÜ éÈ ñÑ çÇ ÿ".ToUpper() + " " + "ÄÖÜ ÉÈ Ñ Ç ĀŻ".ToLower() + " " + "Ελλάδα ΣΑΣ".ToUpper() + " " + "ΑΒΓ".ToLower() + " " + "Привет Ёлка".ToUpper() + " " + "ПРИВЕТ ЁЛКА".ToLower());
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
