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
                uint result = unchecked((uint)(a + b));
                Console.WriteLine("" + result);
            }
        }
    }
}
