using System;

interface IShape
{
    double Area();

    string Name { get; }
}

class Square : IShape
{
    private readonly double _side;

    public Square(double side)
    {
        _side = side;
    }

    public string Name
    {
        get { return "square"; }
    }

    public double Area()
    {
        return _side * _side;
    }
}

struct Rect : IShape
{
    public double W1;
    public double H;

    public string Name
    {
        get { return "rect"; }
    }

    public double Area()
    {
        return W1 * H;
    }
}

class Program
{
    static void Main()
    {
        IShape[] shapes = { new Square(3), new Rect { W1 = 2, H = 5 }, new Square(1.5) };
        double total = 0;
        foreach (IShape shape in shapes)
        {
            Console.WriteLine(shape.Name + " " + shape.Area());
            total += shape.Area();
        }
        Console.WriteLine("" + total);
    }
}
