using System;

class Plain
{
}

struct Value
{
}

class Program
{
    static void Main()
    {
        object[] objects = { new Plain(), new Value(), new int[1], new Plain[0], new object() };
        foreach (object o in objects)
        {
            Console.WriteLine(o.ToString());
        }
    }
}
