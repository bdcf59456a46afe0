using System;

class Config
{
    public static int Loads;
    public static string Value;

    static Config()
    {
        Loads++;
        Value = "loaded";
    }

    public void Touch()
    {
    }
}

class Program
{
    static void Main()
    {
        new Config().Touch();
        new Config().Touch();
        Console.WriteLine(Config.Value + Config.Loads);
    }
}
