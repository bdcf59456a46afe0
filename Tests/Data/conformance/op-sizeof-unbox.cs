using System;

struct Three
{
    public int A;
    public int B;
    public int C;

    public int Sum()
    {
        return A + B + C;
    }
}

class Program
{
    static unsafe int Size()
    {
        return sizeof(Three);
    }

    static void Main()
    {
        object o = new Three { A = 1, B = 2, C = 3 };
        Console.WriteLine(Size() + " " + ((Three)o).B + " " + ((Three)o).Sum());
    }
}
