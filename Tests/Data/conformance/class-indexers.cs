using System;

class Matrix
{
    private readonly int[] _cells = new int[6];

    public int this[int row, int column]
    {
        get { return _cells[(row * 3) + column]; }
        set { _cells[(row * 3) + column] = value; }
    }

    public string this[string key]
    {
        get { return "<" + key + ">"; }
    }
}

class Program
{
    static void Main()
    {
        Matrix m = new Matrix();
        m[1, 2] = 5;
        m[1, 2] += 10;
        m[0, 0]++;
        Console.WriteLine(m[1, 2] + " " + m[0, 0] + " " + m["k"]);
    }
}
