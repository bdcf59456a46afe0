using System;

class Program
{
    static void Main()
    {
        int x = 100;
        x += 5; Console.WriteLine("" + x);
        x -= 10; Console.WriteLine("" + x);
        x *= 3; Console.WriteLine("" + x);
        x /= 7; Console.WriteLine("" + x);
        x %= 11; Console.WriteLine("" + x);
        x <<= 4; Console.WriteLine("" + x);
        x >>= 2; Console.WriteLine("" + x);
        x |= 3; Console.WriteLine("" + x);
        x &= 14; Console.WriteLine("" + x);
        x ^= 255; Console.WriteLine("" + x);
        byte b = 200;
        b += 100; Console.WriteLine("" + b);
        b >>= 1; Console.WriteLine("" + b);
        short s = 30000;
        s += 10000; Console.WriteLine("" + s);
        string t = "a";
        t += 1; t += 'c'; t += null; t += 2.5; Console.WriteLine(t);
    }
}
