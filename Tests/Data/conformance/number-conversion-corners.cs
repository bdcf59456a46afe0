using System;

class Program
{
    static double[] ds =
    {
        0,
        -0.0,
        0.9,
        -0.9,
        1.5,
        -1.5,
        127.5,
        128,
        255.9,
        256,
        -129,
        32767.9,
        32768,
        65535.5,
        65536,
        2147483647,
        2147483648,
        -2147483648,
        -2147483649,
        4294967295,
        4294967296,
        9.2233720368547748E18,
        9.2233720368547758E18,
        -9.2233720368547758E18,
        1.8446744073709550E19,
        1.8446744073709552E19,
        1e20,
        -1e20,
        -1,
        double.NaN,
        double.PositiveInfinity,
        double.NegativeInfinity,
        double.MaxValue
    };
    static void Main()
    {
        foreach (double d in ds)
        {
            Out.Line(d + ": " + (sbyte)(int)d + " " + (int)d + " " + (uint)d + " " + (long)d + " " + (ulong)d + " " + (float)d + " " + (int)(float)d + " " + (uint)(float)d + " " + (long)(float)d + " " + (ulong)(float)d);
            Out.Line(unchecked((byte)d) + " " + unchecked((sbyte)d) + " " + unchecked((short)d) + " " + unchecked((ushort)d) + " " + (int)unchecked((char)d));
            string r = "";
            try
            {
                r += checked((int)d);
            }
            catch (SystemException)
            {
                r += "O";
            }

            r += " ";
            try
            {
                r += checked((uint)d);
            }
            catch (SystemException)
            {
                r += "O";
            }

            r += " ";
            try
            {
                r += checked((long)d);
            }
            catch (SystemException)
            {
                r += "O";
            }

            r += " ";
            try
            {
                r += checked((ulong)d);
            }
            catch (SystemException)
            {
                r += "O";
            }

            r += " ";
            try
            {
                r += checked((byte)d);
            }
            catch (SystemException)
            {
                r += "O";
            }

            r += " ";
            try
            {
                r += checked((sbyte)d);
            }
            catch (SystemException)
            {
                r += "O";
            }

            r += " ";
            try
            {
                r += checked((short)d);
            }
            catch (SystemException)
            {
                r += "O";
            }

            r += " ";
            try
            {
                r += checked((char)d) + 0;
            }
            catch (SystemException)
            {
                r += "O";
            }

            Out.Line(r);
        }

        ulong[] us =
        {
            0,
            1,
            9007199254740993,
            1UL << 63,
            (1UL << 63) + 1,
            (1UL << 63) + 1024,
            (1UL << 63) + 1025,
            ulong.MaxValue,
            ulong.MaxValue - 1024,
            16777217,
            0x8000008000000001,
            0xFFFFFF8000000000,
            0xFFFFFF7FFFFFFFFF
        };
        foreach (ulong u in us)
            Out.Line((double)u + " " + (float)u + " " + (double)(long)u + " " + (float)(long)u + " " + (double)(uint)u + " " + (float)(uint)u + " " + (float)(int)u + " " + ((double)u).ToString("R") + " " + (ulong)(double)u);
        int i = int.MaxValue, m = int.MinValue, n1 = -1;
        long L = long.MaxValue, M = long.MinValue;
        uint ui = uint.MaxValue;
        Out.Line(unchecked(i + 1) + " " + unchecked(m - 1) + " " + unchecked(-m) + " " + unchecked(m * n1) + " " + unchecked(L + 1) + " " + unchecked(-M) + " " + unchecked(M * n1) + " " + unchecked(ui + 1) + " " + unchecked(i * i) + " " + unchecked(ui * ui) + " " + unchecked(L * L));
        foreach (int s in new[]
        {
            0,
            1,
            31,
            32,
            33,
            63,
            64,
            65,
            -1,
            100
        }

        )
            Out.Line((1 << s) + " " + (m >> s) + " " + (m >>> s) + " " + (ui >> s) + " " + (ui << s) + " " + (1L << s) + " " + (M >> s) + " " + (M >>> s) + " " + (ulong.MaxValue >> s) + " " + ((byte)255 << s) + " " + ((sbyte)-128 >> s));
        byte b = 255;
        b++;
        sbyte sb = 127;
        sb++;
        short sh = short.MaxValue;
        sh += 2;
        ushort us2 = 0;
        us2--;
        char c = 'a';
        c++;
        c += (char)2;
        b -= 5;
        b <<= 1;
        b >>= 2;
        b ^= 0xff;
        b |= 1;
        Out.Line(b + " " + sb + " " + sh + " " + us2 + " " + c);
        Out.Line((7 / -2) + " " + (-7 / 2) + " " + (7 % -2) + " " + (-7 % 2) + " " + (-7L / 2) + " " + (5.5 % 2) + " " + (-5.5 % 2) + " " + (5.5 % -2) + " " + (5.5f % 0) + " " + (1.0 / 0) + " " + (-1.0 / 0) + " " + (0.0 / 0) + " " + (1 / -0.0) + " " + (double.PositiveInfinity % 2) + " " + (2 % double.PositiveInfinity));
        double nan = double.NaN;
        Out.Line((nan == nan) + " " + (nan != nan) + " " + (nan < 1) + " " + (nan >= 1) + " " + !(nan < 1) + " " + nan.Equals(nan) + " " + (0.0 == -0.0) + " " + (0.0).Equals(-0.0) + " " + nan.CompareTo(1) + " " + (1.0).CompareTo(nan) + " " + nan.CompareTo(nan) + " " + (-0.0).CompareTo(0.0));
        Out.Line(double.IsNaN(nan) + " " + double.IsInfinity(1 / 0.0) + " " + double.IsPositiveInfinity(-1 / 0.0) + " " + double.IsNegativeInfinity(-1 / 0.0));
        nint ni = 5;
        nint nj = ni * 3 - 20;
        nuint nu = 7;
        Out.Line(nj + " " + (nj < 0) + " " + (nu + 1) + " " + (int)nj + " " + (ni << 3) + " " + (nj >> 1) + " " + (nj / 2) + " " + (nj % 3) + " " + (nint)123L + " " + (long)nj + " " + (ni == 5) + " " + (-ni) + " " + (~ni));
        try
        {
            checked
            {
                i++;
            }
        }
        catch (SystemException e)
        {
            Out.Line(e.Message);
        }

        try
        {
            checked
            {
                L *= 2;
            }
        }
        catch (SystemException)
        {
            Out.Line("L");
        }

        try
        {
            checked
            {
                ui--;
                ui += 2;
            }
        }
        catch (SystemException)
        {
            Out.Line("ui");
        }

        try
        {
            Out.Line(checked((byte)(b + 300)));
        }
        catch (SystemException)
        {
            Out.Line("b");
        }

        try
        {
            Out.Line(checked(-m));
        }
        catch (SystemException)
        {
            Out.Line("neg");
        }

        try
        {
            ulong z = checked((ulong)n1);
        }
        catch (SystemException)
        {
            Out.Line("cu");
        }

        try
        {
            checked
            {
                b += 255;
            }
        }
        catch (SystemException)
        {
            Out.Line("b+=");
        }

        try
        {
            checked
            {
                ulong q = 1;
                q -= 2;
            }
        }
        catch (SystemException)
        {
            Out.Line("q");
        }

        const double cd = 1e300;
        double x = cd * 1e10;
        Out.Line(x + " " + (float)1e40 + " " + (float)1e-50 + " " + (float)0.1 + " " + (double)0.1f + " " + (0.1f + 0.2f) + " " + (0.1 + 0.2) + " " + (0.1f == 0.1) + " " + (float)(0.1 + 0.2f) + " " + 1e-7f * 3 + " " + 16777216f + 1f);
        float ff = 16777216f;
        ff++;
        Out.Line(ff);
        ff = 0.1f;
        double acc = 0;
        for (int k = 0; k < 10; k++)
            acc += ff;
        Out.Line(acc);
        float fa = 0;
        for (int k = 0; k < 10; k++)
            fa += 0.1f;
        Out.Line(fa + " " + (fa == 1f));
        Out.Line(BitConverter.DoubleToInt64Bits(-0.0) + " " + BitConverter.DoubleToInt64Bits(1.5) + " " + BitConverter.Int64BitsToDouble(1) + " " + BitConverter.ToSingle(new byte[] { 0, 0, 0x80, 0x3f }, 0) + " " + BitConverter.ToString(BitConverter.GetBytes(-2)) + " " + BitConverter.ToInt16(new byte[] { 1, 0x80 }, 0) + " " + BitConverter.ToUInt64(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255 }, 0));
        Out.Line((0x7fffffff).GetHashCode() + " " + (-1L).GetHashCode() + " " + true.GetHashCode() + " " + ((byte)7).GetHashCode() + " " + (5UL << 33).GetHashCode() + " " + 'a'.GetHashCode() + " " + 1.5.GetHashCode() + " " + 1.5f.GetHashCode() + " " + ((short)-3).GetHashCode() + " " + ((sbyte)-3).GetHashCode() + (0.0).GetHashCode() + (-0.0).GetHashCode() + " " + double.NaN.GetHashCode());
        Out.Line("b".CompareTo("a") + " " + 5.Equals(5L) + " " + 5L.Equals(5) + " " + ((object)5).Equals(5) + " " + ((object)5 == (object)5) + " " + 5.Equals((object)5u));
        Out.Line(int.MaxValue.ToString() + long.MaxValue + ' ' + (char)65 + (int)'A' + ('a' + 'b') + (char)('a' + 1));
        var h = 0x_FF_FF;
        var bi = 0b1010_1010;
        Out.Line(h + bi + 1_000_000 + 0x7fff_ffff_ffffL);
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
