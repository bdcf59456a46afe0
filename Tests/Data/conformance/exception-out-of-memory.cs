using System;

class Program
{
    static byte[] Make(int n)
    {
        return new byte[n];
    }

    static void Main()
    {
        int total = 0;
        try
        {
            total += Make(2000000000).Length > 0 ? 0 : 1;
        }
        catch (OutOfMemoryException)
        {
        }
        Console.WriteLine("alive " + total + " " + Make(10).Length);
    }
}
