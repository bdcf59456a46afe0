using System;

class Holder
{
    public static ushort Shared = 1;
    public ushort Own = 0;
    public readonly ushort Fixed;

    public Holder(ushort value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public ushort First;
    public ushort Second;
}

class Program
{
    static void Set(ref ushort target, ushort value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder(65535);
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
