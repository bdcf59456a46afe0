using System;

class Holder
{
    public static double Shared = 1.5;
    public double Own = -0.25;
    public readonly double Fixed;

    public Holder(double value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public double First;
    public double Second;
}

class Program
{
    static void Set(ref double target, double value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder(3e200);
        Console.WriteLine("" + Holder.Shared + " " + holder.Own + " " + holder.Fixed);
        Holder.Shared = holder.Own;
        Set(ref holder.Own, holder.Fixed);
        Console.WriteLine("" + Holder.Shared + " " + holder.Own);
        Pair pair = new Pair();
        pair.First = holder.Fixed;
        Pair copy = pair;
        Set(ref copy.First, Holder.Shared);
        copy.Second = copy.First;
        Console.WriteLine("" + pair.First + " " + copy.First + " " + copy.Second);
    }
}
