using System;

class Point
{
    public int X { get; init; }
    public int Y { get; init; } = 9;
}

class Program
{
    static void Main()
    {
        Point p = new Point { X = 3 };
        Point q = new() { X = 1, Y = 2 };
        Console.WriteLine(p.X + " " + p.Y + " " + q.X + " " + q.Y);
    }
}
