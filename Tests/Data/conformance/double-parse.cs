using System;

class Program
{
    static void Main()
    {
        string[] texts = { "0", "1.5", "-2.25", "1e3", "1E-3", ".5", "5.", "123456789.123456789", "1e400", "-1e400", "1e-400", "NaN", "Infinity", "-Infinity", " 7 ", "1,234.5", "0.1", "9007199254740993", "2.2250738585072011e-308", "x", "", "1e", "4.9e-324", "1.7976931348623157e308", "8.41e21" };
        foreach (string t in texts)
        {
            double d;
            Console.WriteLine(t + " " + double.TryParse(t, out d) + " " + d);
        }
        float f;
        Console.WriteLine(float.TryParse("0.1", out f) + " " + f + " " + float.Parse("16777217") + " " + float.Parse("3.4028236e38") + " " + float.Parse("1e-46"));
    }
}
