using System;

class Holder
{
    public static long Shared = 1;
    public long Own = long.MinValue;
    public readonly long Fixed;

    public Holder(long value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public long First;
    public long Second;
}

class Program
{
    static void Set(ref long target, long value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder(long.MaxValue);
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
