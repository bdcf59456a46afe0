using System;

class Holder
{
    public static float Shared = 1.5f;
    public float Own = -0.25f;
    public readonly float Fixed;

    public Holder(float value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public float First;
    public float Second;
}

class Program
{
    static void Set(ref float target, float value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder(3e20f);
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
