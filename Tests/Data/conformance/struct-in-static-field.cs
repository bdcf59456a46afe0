using System;

struct Settings
{
    public int Level;
    public string Name;
}

class Program
{
    private static Settings s_settings;
    private static readonly Settings Default = new Settings { Level = 3, Name = "default" };

    static void Main()
    {
        Console.WriteLine("" + s_settings.Level + (s_settings.Name == null));
        s_settings = Default;
        s_settings.Level += 10;
        Console.WriteLine(s_settings.Level + s_settings.Name + Default.Level);
    }
}
