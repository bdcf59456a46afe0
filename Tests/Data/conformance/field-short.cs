using System;

class Holder
{
    public static short Shared = 1;
    public short Own = -32768;
    public readonly short Fixed;

    public Holder(short value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public short First;
    public short Second;
}

class Program
{
    static void Set(ref short target, short value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder(32767);
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
