using System;

class Program
{
    static long _sum;

    static int Main()
    {
        uint crc = 0xFFFFFFFF;
        byte[] bytes = { 1, 2, 3, 250 };
        for (int i = 0; i < bytes.Length; i++)
        {
            crc ^= bytes[i];
            _sum += crc >> 3;
        }
        Console.WriteLine(crc.ToString("X8"));
        switch (bytes[2])
        {
            case 1: return 1;
            case 2: return 2;
            case 3: return (int)(_sum % 5);
            default: return 4;
        }
    }
}
