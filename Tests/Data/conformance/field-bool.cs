using System;

class Holder
{
    public static bool Shared = true;
    public bool Own = false;
    public readonly bool Fixed;

    public Holder(bool value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public bool First;
    public bool Second;
}

class Program
{
    static void Set(ref bool target, bool value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder(true);
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
