using System;

class Program
{
    static void Main()
    {
        int[] values = { 0, 1, -1, 2, 7, -13, 1000, int.MaxValue, int.MinValue, 0x12345678 };

        foreach (int a in values)
        {
            foreach (int b in values)
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
