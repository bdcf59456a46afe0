using System;

class Program
{
    static void Main()
    {
        long[] values = { 0, 1, -1, 3, -77, 4294967296, -4294967297, long.MaxValue, long.MinValue, 0x123456789ABCDEF };

        foreach (long a in values)
        {
            foreach (long b in values)
            {
                if (b == 0 || (b == -1 && a == long.MinValue))
                {
                    continue;
                }

                long result = unchecked((long)(a / b));
                Console.WriteLine("" + result);
            }
        }
    }
}
