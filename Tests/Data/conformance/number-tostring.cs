using System;

class Program
{
    static void Main()
    {
        Console.WriteLine(0.ToString() + " " + (-5).ToString() + " " + int.MaxValue + " " + int.MinValue + " " + uint.MaxValue + " " + long.MinValue + " " + ulong.MaxValue + " " + byte.MaxValue + " " + sbyte.MinValue + " " + short.MinValue + " " + ushort.MaxValue);
    }
}
