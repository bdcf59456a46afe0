using System;

class Point
{
    public int X;
    public int Y;
    public Point Next;
}

class Program
{
    static string F(Point p)
    {
        return p is { X: 0, Y: 0 } ? "origin" : p is { X: > 0, Next: { Y: 5 } } ? "right with next" : p is null ? "null" : "other";
    }

    static void Main()
    {
        Console.WriteLine(F(new Point()));
        Console.WriteLine(F(new Point { X = 1, Next = new Point { Y = 5 } }));
        Console.WriteLine(F(new Point { X = 1 }));
        Console.WriteLine(F(null));
    }
}
