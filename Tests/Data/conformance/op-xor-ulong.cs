using System;

class Program
{
    static void Main()
    {
        ulong[] values = { 0, 1, 3, 4294967296, 0x8000000000000000, ulong.MaxValue, 0x123456789ABCDEF };

        foreach (ulong a in values)
        {
            foreach (ulong b in values)
            {
                ulong result = unchecked((ulong)(a ^ b));
                Console.WriteLine("" + result);
            }
        }
    }
}
