using System;

class Temperature
{
    private double _celsius;

    public double Celsius
    {
        get { return _celsius; }
        set { _celsius = value < -273.15 ? -273.15 : value; }
    }

    public double Fahrenheit
    {
        get { return (_celsius * 9 / 5) + 32; }
        set { _celsius = (value - 32) * 5 / 9; }
    }

    public string Name { get; set; } = "unnamed";

    public int Id { get; private set; }

    public int Fixed { get; } = 7;

    public static int Count { get; set; }

    public void Touch()
    {
        Id++;
        Count++;
    }
}

class Program
{
    static void Main()
    {
        Temperature t = new Temperature();
        t.Celsius = -300;
        Console.WriteLine("" + t.Celsius);
        t.Fahrenheit = 212;
        Console.WriteLine(t.Celsius + " " + t.Fahrenheit);
        t.Name += "!";
        t.Touch();
        t.Touch();
        Console.WriteLine(t.Name + " " + t.Id + " " + t.Fixed + " " + Temperature.Count);
    }
}
