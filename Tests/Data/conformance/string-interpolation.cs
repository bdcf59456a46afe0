using System;

class Program
{
    static void Main()
    {
        int x = 10;
        string name = "n";
        double d = 1.5;
        Console.WriteLine($"x={x} h={x:X8} p={x,5}| q={x,-5}| {name} {d} {{}} {x + 1} {(x > 5 ? "big" : "small")}");
        Console.WriteLine($"{name,4}{name,-4}|{255:x}{255:X2}{5:D3}");
        string nested = $"a{$"b{x}"}c";
        Console.WriteLine(nested);
    }
}
