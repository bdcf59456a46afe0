using System;

class Program
{
    static sbyte FromInt(int value)
    {
        return unchecked((sbyte)value);
    }

    static sbyte FromUint(uint value)
    {
        return unchecked((sbyte)value);
    }

    static sbyte FromLong(long value)
    {
        return unchecked((sbyte)value);
    }

    static sbyte FromUlong(ulong value)
    {
        return unchecked((sbyte)value);
    }

    static void Main()
    {
        foreach (int value in new int[] { 0, 1, -1, 2, 7, -13, 1000, int.MaxValue, int.MinValue, 0x12345678 })
        {
            Console.WriteLine("" + FromInt(value));
        }

        foreach (uint value in new uint[] { 0, 1, 2, 7, 1000, 0x80000000, uint.MaxValue, 0x12345678 })
        {
            Console.WriteLine("" + FromUint(value));
        }

        foreach (long value in new long[] { 0, 1, -1, 3, -77, 4294967296, -4294967297, long.MaxValue, long.MinValue, 0x123456789ABCDEF })
        {
            Console.WriteLine("" + FromLong(value));
        }

        foreach (ulong value in new ulong[] { 0, 1, 3, 4294967296, 0x8000000000000000, ulong.MaxValue, 0x123456789ABCDEF })
        {
            Console.WriteLine("" + FromUlong(value));
        }
    }
}
