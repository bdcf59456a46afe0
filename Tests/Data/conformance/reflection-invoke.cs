using System;
using System.Reflection;

struct Point
{
    public int X;
    public int Y;

    public Point(int x, int y)
    {
        X = x;
        Y = y;
    }

    public int Sum()
    {
        return X + Y;
    }

    public void Move(int by)
    {
        X += by;
        Y += by;
    }

    public override string ToString()
    {
        return X + "," + Y;
    }
}

class Machine
{
    private int _count;

    public string Name { get; set; }

    public int Add(int a, int b)
    {
        return a + b;
    }

    public static string Join(string a, string b)
    {
        return a + "-" + b;
    }

    public void Count()
    {
        _count++;
    }

    public int Counted()
    {
        return _count;
    }

    public Point Shift(Point point, int by)
    {
        point.X += by;

        return point;
    }

    public long Wide(long value)
    {
        return value + 1;
    }

    public double Half(double value)
    {
        return value / 2;
    }

    public bool IsNothing(object value)
    {
        return value == null;
    }

    public int Zero(int value)
    {
        return value;
    }

    public int Length(int[] values)
    {
        return values.Length;
    }
}

class Program
{
    static void Main()
    {
        Machine machine = new Machine();
        Type type = typeof(Machine);
        Console.WriteLine(type.GetMethod("Add").Invoke(machine, new object[] { 2, 3 }).ToString());
        Console.WriteLine((string)type.GetMethod("Join").Invoke(null, new object[] { "a", "b" }));
        MethodInfo count = machine.GetType().GetMethod("Count");
        Console.WriteLine(count.Invoke(machine, null) == null ? "nothing" : "something");
        count.Invoke(machine, new object[0]);
        Console.WriteLine(type.GetMethod("Counted").Invoke(machine, null).ToString());
        type.GetMethod("set_Name").Invoke(machine, new object[] { "given" });
        Console.WriteLine(machine.Name + " " + type.GetMethod("get_Name").Invoke(machine, null));
        Console.WriteLine(type.GetMethod("Shift").Invoke(machine, new object[] { new Point(1, 2), 5 }).ToString());
        Console.WriteLine(type.GetMethod("Wide").Invoke(machine, new object[] { 41 }).ToString());
        Console.WriteLine(type.GetMethod("Wide").Invoke(machine, new object[] { (byte)7 }).ToString());
        Console.WriteLine(type.GetMethod("Half").Invoke(machine, new object[] { 3 }).ToString());
        Console.WriteLine(type.GetMethod("IsNothing").Invoke(machine, new object[] { null }).ToString());
        Console.WriteLine(type.GetMethod("Zero").Invoke(machine, new object[] { null }).ToString());
        Console.WriteLine(type.GetMethod("Length").Invoke(machine, new object[] { new int[] { 1, 2, 3 } }).ToString());

        object box = new Point(3, 4);
        Console.WriteLine(typeof(Point).GetMethod("Sum").Invoke(box, null).ToString());
        typeof(Point).GetMethod("Move").Invoke(box, new object[] { 10 });
        Console.WriteLine(box.ToString());
        Console.WriteLine((string)typeof(object).GetMethod("ToString").Invoke(box, null));
    }
}
