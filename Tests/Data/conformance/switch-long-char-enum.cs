using System;

enum Color : byte
{
    Red = 1,
    Green = 2,
    Blue = 200,
}

class Program
{
    static string OfLong(long n)
    {
        switch (n)
        {
            case 0L: return "0";
            case 5000000000L: return "5G";
            case -1L: return "-1";
            default: return "?";
        }
    }

    static string OfChar(char c)
    {
        switch (c)
        {
            case 'a':
            case 'e': return "vowel";
            case 'z': return "z";
            default: return "other";
        }
    }

    static string OfEnum(Color c)
    {
        switch (c)
        {
            case Color.Red: return "red";
            case Color.Blue: return "blue";
            default: return "unknown";
        }
    }

    static void Main()
    {
        Console.WriteLine(OfLong(0) + OfLong(5000000000L) + OfLong(-1) + OfLong(7));
        Console.WriteLine(OfChar('a') + OfChar('e') + OfChar('z') + OfChar('q'));
        Console.WriteLine(OfEnum(Color.Red) + OfEnum(Color.Green) + OfEnum(Color.Blue));
    }
}
