using System;

class Program
{
    static void Main()
    {
        bool[] values = { false, true };
        foreach (bool a in values)
        {
            foreach (bool b in values)
            {
                Console.WriteLine((a & b) + " " + (a | b) + " " + (a ^ b) + " " + (a == b) + " " + (a != b) + " " + (a && !b) + " " + (!a || b));
            }
        }
    }
}
