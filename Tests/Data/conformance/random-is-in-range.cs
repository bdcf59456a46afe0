using System;

class Program
{
    static void Main()
    {
        Random r = new Random(5);
        Random same = new Random(5);
        bool fine = true;
        for (int i = 0; i < 200; i++)
        {
            int n = r.Next(10);
            fine &= n >= 0 && n < 10 && n == same.Next(10);
        }
        double d = r.NextDouble();
        byte[] b = new byte[4];
        r.NextBytes(b);
        Console.WriteLine(fine + " " + (d >= 0 && d < 1) + " " + (r.Next() >= 0));
    }
}
