using System;

class Holder
{
    public static ulong Shared = 1;
    public ulong Own = 0;
    public readonly ulong Fixed;

    public Holder(ulong value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public ulong First;
    public ulong Second;
}

class Program
{
    static void Set(ref ulong target, ulong value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder(ulong.MaxValue);
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
