using System;

class Program
{
    static void Main()
    {
        Console.WriteLine(255.ToString("X") + " " + 255.ToString("x") + " " + 255.ToString("X4") + " " + (-1).ToString("X") + " " + 0.ToString("X") + " " + 0.ToString("X2"));
        Console.WriteLine(((byte)200).ToString("X2") + " " + ((sbyte)-1).ToString("X") + " " + ((short)-2).ToString("X") + " " + long.MinValue.ToString("X") + " " + ulong.MaxValue.ToString("x") + " " + 0xABCDEF.ToString("X8"));
        Console.WriteLine(42.ToString("D5") + " " + (-42).ToString("D5") + " " + 0.ToString("D") + " " + 12345L.ToString("D3") + " " + int.MinValue.ToString("D12"));
    }
}
