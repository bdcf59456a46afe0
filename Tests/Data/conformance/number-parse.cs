using System;

class Program
{
    static void Main()
    {
        Console.WriteLine(int.Parse("123") + int.Parse("-5") + " " + long.Parse("9223372036854775807") + " " + uint.Parse("4294967295") + " " + byte.Parse("255") + " " + sbyte.Parse("-128") + " " + short.Parse("-32768") + " " + ushort.Parse("65535") + " " + ulong.Parse("18446744073709551615"));
        Console.WriteLine(int.TryParse("42", out int a) + " " + a + " " + int.TryParse("4x", out a) + " " + a + " " + int.TryParse("99999999999", out a) + " " + a + " " + int.TryParse((string)null, out a) + " " + byte.TryParse("256", out byte b) + " " + b + " " + uint.TryParse("-1", out uint c) + c);
        Console.WriteLine(long.TryParse("-9223372036854775808", out long d) + " " + d + " " + ulong.TryParse("18446744073709551616", out ulong e) + e);
    }
}
