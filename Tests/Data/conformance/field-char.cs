using System;

class Holder
{
    public static char Shared = 'a';
    public char Own = '\0';
    public readonly char Fixed;

    public Holder(char value)
    {
        Fixed = value;
    }
}

struct Pair
{
    public char First;
    public char Second;
}

class Program
{
    static void Set(ref char target, char value)
    {
        target = value;
    }

    static void Main()
    {
        Holder holder = new Holder('\uffff');
        Console.WriteLine("" + (int)Holder.Shared + " " + (int)holder.Own + " " + (int)holder.Fixed);
        Holder.Shared = holder.Own;
        Set(ref holder.Own, holder.Fixed);
        Console.WriteLine("" + (int)Holder.Shared + " " + (int)holder.Own);
        Pair pair = new Pair();
        pair.First = holder.Fixed;
        Pair copy = pair;
        Set(ref copy.First, Holder.Shared);
        copy.Second = copy.First;
        Console.WriteLine("" + (int)pair.First + " " + (int)copy.First + " " + (int)copy.Second);
    }
}
