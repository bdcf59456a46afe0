using System;

class Holder
{
    public static uint Shared = 1;
    public uint Own = 0;
    public readonly uint Fixed;

    public Holder(uint value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public uint First;
    public uint Second;
}

class Program
{
    static void Set(ref uint target, uint value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder(uint.MaxValue);
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
