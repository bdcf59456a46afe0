using System;

class Program
{
    static readonly byte[] Bytes = { 1, 2, 3, 250, 255, 0, 7, 9 };
    static readonly ushort[] Words = { 1, 65535, 256 };
    static readonly int[] Ints = { -1, int.MaxValue, 0x12345678, 5 };
    static readonly ulong[] Longs = { 1, ulong.MaxValue, 0x123456789ABCDEF0 };
    static readonly double[] Doubles = { 0.5, -1e300, 3 };
    static readonly char[] Chars = { 'a', '\u20ac', 'z' };
    static readonly bool[] Bools = { true, false, true };
    static readonly string[] Strings = { "one", "two", "three" };

    static void Main()
    {
        int sum = 0;
        foreach (byte b in Bytes)
        {
            sum += b;
        }
        Console.WriteLine(sum + " " + Words[1] + " " + Ints[2] + " " + Ints[0] + " " + Longs[1] + " " + Longs[2] + " " + Doubles[1] + " " + (int)Chars[1] + " " + Bools[2] + " " + Strings[2]);
    }
}
