using System;
using System.Runtime.CompilerServices;

[AttributeUsage(AttributeTargets.Class)]
class MarkAttribute : Attribute
{
    public MarkAttribute(int n)
    {
    }

    public string Name { get; set; }
}

[Mark(5, Name = "x")]
class Marked
{
    [Obsolete("old")]
    public static int Old()
    {
        return 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int New()
    {
        return 2;
    }
}

class Program
{
    static void Main()
    {
        Console.WriteLine("" + Marked.New());
    }
}
