using System;

enum Level
{
    Low,
    Middle = 5,
    High,
}

[Flags]
enum Rights : ushort
{
    None = 0,
    Read = 1,
    Write = 2,
    All = Read | Write,
}

enum Huge : long
{
    Big = 5000000000,
    Negative = -1,
}

class Program
{
    static void Main()
    {
        Level l = Level.High;
        Console.WriteLine((int)l + " " + (l > Level.Low) + " " + (l == (Level)6) + " " + (Level)99 + " " + (int)(l - 1));
        Rights r = Rights.Read;
        r |= Rights.Write;
        Console.WriteLine((ushort)r + " " + (r == Rights.All) + " " + r.HasFlag(Rights.Write) + " " + (int)(r & ~Rights.Read));
        Console.WriteLine((long)Huge.Big + " " + (long)Huge.Negative + " " + (Huge.Big > Huge.Negative));
        l++;
        Console.WriteLine("" + (int)l);
        Level[] levels = { Level.High, Level.Low };
        Console.WriteLine((int)levels[0] + " " + (int)levels[1]);
    }
}
