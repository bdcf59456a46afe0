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
