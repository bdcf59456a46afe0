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
                string text = "";

                if (a < b)
                {
                    text += "<";
                }

                if (a <= b)
                {
                    text += "[";
                }

                if (a > b)
                {
                    text += ">";
                }

                if (a >= b)
                {
                    text += "]";
                }

                if (a == b)
                {
                    text += "=";
                }

                if (a != b)
                {
                    text += "!";
                }

                if (!(a < b))
                {
                    text += "n";
                }

                if (!(a >= b))
                {
                    text += "m";
                }

                Console.WriteLine(text);
            }
        }
    }
}
