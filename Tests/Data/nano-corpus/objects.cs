using System;

interface IShape
{
    int Area();
}

struct Point
{
    public int X;
    public string Name;
}

abstract class Shape : IShape
{
    public abstract int Area();
}

class Square : Shape
{
    private readonly int _side;

    public Square(int side) { _side = side; }

    public override int Area() { return _side * _side; }
}

delegate int Measure(IShape shape);

class Program
{
    static readonly IShape[] Shapes = { new Square(2), new Square(3) };

    static void Main()
    {
        Measure measure = delegate (IShape shape) { return shape.Area(); };
        Point[] points = new Point[2];
        for (int i = 0; i < points.Length; i++)
        {
            points[i].X = measure(Shapes[i]);
            points[i].Name = "area " + points[i].X;
            object box = points[i];
            Console.WriteLine(((Point)box).Name);
        }
    }
}
