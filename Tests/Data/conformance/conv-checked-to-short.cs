using System;

class Program
{
    static string FromInt(int value)
    {
        try
        {
            return "" + checked((short)value);
        }
        catch (OverflowException)
        {
            return "overflow";
        }
    }

    static string FromUint(uint value)
    {
        try
        {
            return "" + checked((short)value);
        }
        catch (OverflowException)
        {
            return "overflow";
        }
    }

    static string FromLong(long value)
    {
        try
        {
            return "" + checked((short)value);
        }
        catch (OverflowException)
        {
            return "overflow";
        }
    }

    static string FromUlong(ulong value)
    {
        try
        {
            return "" + checked((short)value);
        }
        catch (OverflowException)
        {
            return "overflow";
        }
    }

    static string FromDouble(double value)
    {
        try
        {
            return "" + checked((short)value);
        }
        catch (OverflowException)
        {
            return "overflow";
        }
    }

    static string FromFloat(float value)
    {
        try
        {
            return "" + checked((short)value);
        }
        catch (OverflowException)
        {
            return "overflow";
        }
    }

    static void Main()
    {
        foreach (int value in new int[] { 0, 1, -1, 2, 7, -13, 1000, int.MaxValue, int.MinValue, 0x12345678 })
        {
            Console.WriteLine(FromInt(value));
        }

        foreach (uint value in new uint[] { 0, 1, 2, 7, 1000, 0x80000000, uint.MaxValue, 0x12345678 })
        {
            Console.WriteLine(FromUint(value));
        }

        foreach (long value in new long[] { 0, 1, -1, 3, -77, 4294967296, -4294967297, long.MaxValue, long.MinValue, 0x123456789ABCDEF })
        {
            Console.WriteLine(FromLong(value));
        }

        foreach (ulong value in new ulong[] { 0, 1, 3, 4294967296, 0x8000000000000000, ulong.MaxValue, 0x123456789ABCDEF })
        {
            Console.WriteLine(FromUlong(value));
        }

        foreach (double value in new double[] { 0.0, 1.9, -1.9, 127.5, 255.9, 256.0, 65535.5, 65536.0, 1e9, 3e9, 5e9, -3e9, 1e18, 1e19, 2e19, -1e19, double.NaN, double.PositiveInfinity })
        {
            Console.WriteLine(FromDouble(value));
        }

        foreach (float value in new float[] { 0f, 1.9f, -1.9f, 127.5f, 255.9f, 70000f, 1e9f, 3e9f, 5e9f, 1e18f, 1e19f, 2e19f, float.NaN })
        {
            Console.WriteLine(FromFloat(value));
        }
    }
}
