using System;

class Program
{
    static void Main()
    {
        long total = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] b = new byte[(i % 50) + 1];
            b[0] = (byte)i;
            string s = "s" + i;
            total += b[0] + s.Length;
        }
        Console.WriteLine("" + total);
    }
}
