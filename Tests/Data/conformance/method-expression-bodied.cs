using System;

class Circle
{
    private readonly double _radius;

    public Circle(double radius) => _radius = radius;

    public double Diameter => _radius * 2;

    public double Scaled(double by) => _radius * by;

    public override string ToString() => "circle " + _radius;
}

class Program
{
    static void Main()
    {
        Circle c = new Circle(1.5);
        Console.WriteLine(c.Diameter + " " + c.Scaled(3) + " " + c);
    }
}
