using System;

class Point(int x, int y)
{
    public int X => x;

    public int Sum()
    {
        return x + y;
    }

    public void Move(int by)
    {
        x += by;
    }
}

class Program
{
    static void Main()
    {
        Point p = new Point(3, 4);
        p.Move(10);
        Console.WriteLine(p.X + " " + p.Sum());
    }
}
