using System;

// Inlined methods that receive a variable both by reference and by value: a write through the reference must not change the value.
public struct Point
{
    public int X;
    public int Y;

    public Point(int x, int y)
    {
        X = x;
        Y = y;
    }

    public int Move(int n)
    {
        X = n + 1;

        return n;
    }
}

public static class Program
{
    public static void Main()
    {
        for (int i = 0; i < 2; i++)
        {
            int a = Twice(3);
            int result = Set(ref a, a);
            Console.WriteLine(result + " " + a);
            a = Twice(3);
            result = Out(out a, a);
            Console.WriteLine(result + " " + a);
            Point point = new Point(Twice(1), 2);
            result = SetPoint(ref point, point);
            Console.WriteLine(result + " " + point.X);
            point = new Point(Twice(1), 2);
            result = point.Move(point.X);
            Console.WriteLine(result + " " + point.X);
            long wide = Twice(4);
            long old = SetWide(ref wide, wide);
            Console.WriteLine(old + " " + wide);
            string text = "t" + i;
            string before = SetText(ref text, text);
            Console.WriteLine(before + " " + text);
        }
    }

    private static int Twice(int n)
    {
        int sum = 0;

        for (int i = 0; i < n; i++)
        {
            sum += 2;
        }

        return sum;
    }

    private static int Set(ref int target, int value)
    {
        target = 5;

        return value;
    }

    private static int Out(out int target, int value)
    {
        target = value + 5;

        return value;
    }

    private static int SetPoint(ref Point target, Point value)
    {
        target.X = 9;

        return value.X;
    }

    private static long SetWide(ref long target, long value)
    {
        target = 5;

        return value;
    }

    private static string SetText(ref string target, string value)
    {
        target = "new";

        return value;
    }
}
