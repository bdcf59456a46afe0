using System;

class Program
{
    static void Main()
    {
        byte b = 200;
        short s = -300;
        int i = 70000;
        long l = 5000000000;
        uint u = 4000000000;
        float f = 1.5f;
        double d = 2.25;
        char c = 'A';
        Console.WriteLine((b + s) + " " + (i * b) + " " + (l + i) + " " + (u + i) + " " + (f * b) + " " + (d + f) + " " + (c + 1) + " " + (l * d) + " " + (u - l) + " " + (c - b) + " " + (s / b) + " " + (i / f));
        b += (byte)s;
        s = (short)i;
        i = (int)l;
        c = (char)i;
        Console.WriteLine(b + " " + s + " " + i + " " + (int)c + " " + (byte)u + " " + (long)u + " " + (uint)s + " " + (ulong)s);
    }
}
