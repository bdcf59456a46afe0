using System;

class Holder
{
    public static int Shared = 1;
    public int Own = int.MinValue;
    public readonly int Fixed;

    public Holder(int value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public int First;
    public int Second;
}

class Program
{
    static void Set(ref int target, int value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder(int.MaxValue);
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
