using System;

class Program
{
    static void Main()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint c = i;
            for (int k = 0; k < 8; k++)
            {
                c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            }

            table[i] = c;
        }
        uint crc = 0xFFFFFFFF;
        foreach (char ch in "123456789")
        {
            crc = table[(crc ^ ch) & 0xFF] ^ (crc >> 8);
        }
        Console.WriteLine((crc ^ 0xFFFFFFFF).ToString("X8"));
        ulong fnv = 14695981039346656037;
        for (int i = 0; i < 9; i++)
        {
            fnv = (fnv ^ (ulong)('1' + i)) * 1099511628211;
        }
        Console.WriteLine("" + fnv);
    }
}
