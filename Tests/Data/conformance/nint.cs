using System;

class Program
{
    static void Main()
    {
        nint a = 5;
        nint b = a * 3 - 1;
        nuint c = 7;
        Console.WriteLine((int)b + " " + (uint)c + " " + (a < b) + " " + sizeof(int) + sizeof(long) + sizeof(char) + sizeof(bool) + sizeof(byte) + sizeof(double));
    }
}
