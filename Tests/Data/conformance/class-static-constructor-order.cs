using System;

class A
{
    public static int X = Program.Say("A.X", B.Y + 1);

    static A()
    {
        Program.Say("A cctor", 0);
    }
}

class B
{
    public static int Y = Program.Say("B.Y", 5);

    static B()
    {
        Program.Say("B cctor", 0);
    }
}

class Program
{
    public static int Say(string s, int value)
    {
        Console.WriteLine(s);
        return value;
    }

    static void Main()
    {
        Console.WriteLine("start");
        Console.WriteLine("" + A.X);
        Console.WriteLine("" + B.Y);
        Console.WriteLine("" + A.X);
    }
}
