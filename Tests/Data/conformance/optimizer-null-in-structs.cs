using System;

// Several references in one struct: a null check of one does not cover the others.
public class Target
{
    private readonly string _name;

    public Target(string name)
    {
        _name = name;
    }

    public void Go(int times)
    {
        for (int i = 0; i < times; i++)
        {
            Console.WriteLine("went");
        }
    }

    public string Name()
    {
        return _name;
    }
}

public struct Two
{
    public Target First;
    public Target Second;
}

public static class Program
{
    public static void Main()
    {
        for (int i = 0; i < 2; i++)
        {
            Two onlySecond = default;
            onlySecond.Second = new Target("second");
            Two onlyFirst = default;
            onlyFirst.First = new Target("first");
            Try(() => MadeInPlace(1));
            Try(() => Called(onlySecond, 1));
            Try(() => Called(onlyFirst, 1));
            Try(() => Compared(onlySecond, 2));
            Try(() => Both(onlySecond));
            Try(() => Both(onlyFirst));
        }
    }

    private static void Try(Action action)
    {
        try
        {
            action();
            Console.WriteLine("returned");
        }
        catch (NullReferenceException)
        {
            Console.WriteLine("null");
        }
    }

    private static void MadeInPlace(int times)
    {
        Two two = new Two();
        two.First = new Target("made");
        two.Second.Go(times);
    }

    private static void Called(Two two, int times)
    {
        two.Second.Go(times - 1);
        two.First.Go(times);
    }

    private static void Compared(Two two, int times)
    {
        Console.WriteLine(two.Second.Name().Length.ToString());
        two.First.Go(times);
    }

    private static void Both(Two two)
    {
        Console.WriteLine(two.First.Name());
        two.Second.Go(1);
    }
}
