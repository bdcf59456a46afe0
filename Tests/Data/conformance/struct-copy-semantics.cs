using System;

struct Point
{
    public int X;
    public int Y;

    public Point(int x, int y)
    {
        X = x;
        Y = y;
    }

    public void Move(int by)
    {
        X += by;
        Y += by;
    }

    public int Sum()
    {
        return X + Y;
    }
}

class Holder
{
    public Point P;

    public Point Property { get; set; }
}

class Program
{
    static void Change(Point p)
    {
        p.X = 99;
    }

    static void ChangeRef(ref Point p)
    {
        p.X = 99;
    }

    static void Main()
    {
        Point a = new Point(1, 2);
        Point b = a;
        b.Move(10);
        Console.WriteLine(a.X + " " + b.X);
        Change(a);
        Console.WriteLine("" + a.X);
        ChangeRef(ref a);
        Console.WriteLine("" + a.X);
        Holder h = new Holder();
        h.P.X = 5;
        h.P.Move(1);
        h.Property = new Point(3, 4);
        h.Property.Move(100);
        Console.WriteLine(h.P.X + " " + h.P.Y + " " + h.Property.Sum());
        Point[] array = new Point[2];
        array[0].Move(7);
        array[1] = array[0];
        array[1].X++;
        Console.WriteLine(array[0].X + " " + array[1].X + " " + array[1].Sum());
    }
}
