using System;

partial class Thing
{
    public int A = 1;

    partial void Hook(ref int n);

    public int Run()
    {
        int n = A;
        Hook(ref n);
        return n;
    }
}

partial class Thing
{
    public int B = 2;

    partial void Hook(ref int n)
    {
        n += B;
    }
}

class Program
{
    static void Main()
    {
        Console.WriteLine("" + new Thing().Run());
    }
}
