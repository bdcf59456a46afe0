using System;

class Program
{
    static int Sum(byte[] buffer, int offset, int count)
    {
        int sum = 0;
        for (int i = offset; i < offset + count; i++)
        {
            sum += buffer[i];
        }

        return sum;
    }

    static void Main()
    {
        byte[] b = new byte[64];
        for (int i = 0; i < b.Length; i++)
        {
            b[i] = (byte)(i * 5);
        }
        Console.WriteLine(Sum(b, 0, 64) + " " + Sum(b, 10, 20) + " " + Sum(b, 63, 1) + " " + Sum(b, 64, 0));
    }
}
