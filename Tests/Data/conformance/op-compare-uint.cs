using System;

class Program
{
    static void Main()
    {
        uint[] values = { 0, 1, 2, 7, 1000, 0x80000000, uint.MaxValue, 0x12345678 };

        foreach (uint a in values)
        {
            foreach (uint b in values)
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
