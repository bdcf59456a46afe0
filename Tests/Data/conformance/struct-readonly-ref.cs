using System;

readonly struct Vector
{
    public readonly int X;
    public readonly int Y;

    public Vector(int x, int y)
    {
        X = x;
        Y = y;
    }

    public int Dot(in Vector other)
    {
        return (X * other.X) + (Y * other.Y);
    }
}

ref struct Cursor
{
    public int At;
    public int[] Data;

    public int Next()
    {
        return Data[At++];
    }
}

class Program
{
    static void Main()
    {
        Vector a = new Vector(2, 3);
        Vector b = new Vector(4, 5);
        Console.WriteLine("" + a.Dot(b));
        Cursor c = new Cursor { Data = new[] { 10, 20, 30 } };
        Console.WriteLine(c.Next() + " " + c.Next() + " " + c.At);
    }
}
