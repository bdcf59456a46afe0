using System;

class Holder
{
    public static sbyte Shared = 1;
    public sbyte Own = -128;
    public readonly sbyte Fixed;

    public Holder(sbyte value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public sbyte First;
    public sbyte Second;
}

class Program
{
    static void Set(ref sbyte target, sbyte value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder(127);
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
