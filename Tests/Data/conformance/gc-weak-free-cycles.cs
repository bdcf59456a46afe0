using System;

class Loop
{
    public Loop Other;
    public byte[] Weight = new byte[100];
}

class Program
{
    static void Main()
    {
        int made = 0;
        for (int i = 0; i < 500; i++)
        {
            Loop a = new Loop();
            a.Other = new Loop { Other = a };
            made += a.Other.Other == a ? 2 : 0;
        }
        Console.WriteLine("" + made);
    }
}
