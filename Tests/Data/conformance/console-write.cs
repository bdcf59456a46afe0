using System;

class Program
{
    static void Main()
    {
        Console.Write("a");
        Console.Write("b");
        Console.WriteLine();
        Console.Write((string)null);
        Console.WriteLine((string)null);
        Console.WriteLine("end");
    }
}
