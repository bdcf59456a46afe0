using System;

class Program
{
    static int Size()
    {
        return -1;
    }

    static void Main()
    {
        try
        {
            Console.WriteLine("" + new int[Size()].Length);
        }
        catch (Exception)
        {
            Console.WriteLine("refused");
        }
    }
}
