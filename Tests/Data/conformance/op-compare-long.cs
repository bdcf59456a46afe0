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
                bool less = a < b;
                bool lessEqual = a <= b;
                bool greater = a > b;
                bool greaterEqual = a >= b;
                bool equal = a == b;
                bool different = a != b;
                Console.WriteLine(less + " " + lessEqual + " " + greater + " " + greaterEqual + " " + equal + " " + different);
            }
        }
    }
}
