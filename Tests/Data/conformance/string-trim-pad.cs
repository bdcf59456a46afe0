using System;

class Program
{
    static void Main()
    {
        Console.WriteLine("[" + "  a b  ".Trim() + "][" + "  a".TrimStart() + "][" + "a  ".TrimEnd() + "][" + "\t\n x \r".Trim() + "]");
        Console.WriteLine("xxaxx".Trim('x') + " " + "xyaxy".Trim('x', 'y') + " " + "xxa".TrimStart('x') + " " + "axx".TrimEnd('x') + " [" + "xx".Trim('x') + "]");
        Console.WriteLine("[" + "a".PadLeft(4) + "][" + "a".PadRight(4) + "][" + "7".PadLeft(3, '0') + "][" + "abc".PadLeft(2) + "][" + "a".PadRight(3, '.') + "]");
    }
}
