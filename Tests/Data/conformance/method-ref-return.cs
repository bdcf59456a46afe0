using System;

class Grid
{
    private readonly int[] _cells = new int[4];

    public ref int At(int i)
    {
        return ref _cells[i];
    }

    public int Sum()
    {
        return _cells[0] + _cells[1] + _cells[2] + _cells[3];
    }
}

class Program
{
    static ref int Larger(ref int a, ref int b)
    {
        if (a > b)
        {
            return ref a;
        }

        return ref b;
    }

    static void Main()
    {
        Grid grid = new Grid();
        grid.At(1) = 5;
        ref int cell = ref grid.At(2);
        cell += 10;
        cell++;
        Console.WriteLine("" + grid.Sum());
        int x = 3;
        int y = 4;
        Larger(ref x, ref y) = 100;
        Console.WriteLine(x + " " + y);
        ref int r = ref x;
        r = 50;
        r = ref y;
        r++;
        Console.WriteLine(x + " " + y);
    }
}
