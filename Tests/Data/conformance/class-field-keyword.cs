using System;

class Volume
{
    public int Level
    {
        get;
        set => field = value > 10 ? 10 : value;
    }
}

class Program
{
    static void Main()
    {
        Volume v = new Volume();
        v.Level = 50;
        Console.WriteLine("" + v.Level);
        v.Level = 5;
        Console.WriteLine("" + v.Level);
    }
}
