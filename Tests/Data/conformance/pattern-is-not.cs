using System;

class Program
{
    static void Main()
    {
        object o = "text";
        if (o is not null && o is not int)
        {
            Console.WriteLine("not null, not int");
        }
        if (o is string { Length: 4 } s)
        {
            Console.WriteLine(s);
        }
        Console.WriteLine("" + (o is string and not null));
    }
}
