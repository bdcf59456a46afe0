using System;

class Holder
{
    public static byte Shared = 1;
    public byte Own = 0;
    public readonly byte Fixed;

    public Holder(byte value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public byte First;
    public byte Second;
}

class Program
{
    static void Set(ref byte target, byte value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder(255);
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
