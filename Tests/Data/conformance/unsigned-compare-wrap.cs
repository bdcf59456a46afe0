using System;

class Program
{
    static void Main()
    {
        uint a = 0xFFFFFFFF;
        uint b = 1;
        Console.WriteLine((a > b) + " " + (a + b) + " " + (b - a) + " " + ((int)a < (int)b) + " " + (a / 2) + " " + (a % 10) + " " + (a >> 31));
        ulong c = ulong.MaxValue;
        Console.WriteLine((c > 1) + " " + (c + 2) + " " + (c / 3) + " " + (c % 1000) + " " + ((long)c < 1));
        byte x = 250;
        Console.WriteLine((byte)(x + 10) + " " + (x + 10) + " " + (byte)~x + " " + (x << 4));
    }
}
