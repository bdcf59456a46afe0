using System;

class Program
{
    static void Main()
    {
        Console.WriteLine(string.Format("{0} {1} {0}", "a", 2));
        Console.WriteLine(string.Format("{0,5}|{0,-5}|{1:X4}|{2}", 42, 255, null));
        Console.WriteLine(string.Format("{{{0}}}", 1));
        Console.WriteLine(string.Format("no args"));
        Console.WriteLine(string.Format("{0}{1}{2}{3}", 1, 2, 3, 4));
        try
        {
            string.Format("{1}", 1);
        }
        catch (FormatException)
        {
            Console.WriteLine("index");
        }
        try
        {
            string.Format("{0", 1);
        }
        catch (FormatException)
        {
            Console.WriteLine("brace");
        }
    }
}
