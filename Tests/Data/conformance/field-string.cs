using System;

class Holder
{
    public static string Shared = "a";
    public string Own = null;
    public readonly string Fixed;

    public Holder(string value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public string First;
    public string Second;
}

class Program
{
    static void Set(ref string target, string value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder("");
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
