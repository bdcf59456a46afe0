using System;

enum E : byte
{
    A = 1,
    B = 2,
}

class Program
{
    static void Main()
    {
        object o = E.B;
        E e = (E)o;
        Console.WriteLine((int)e + " " + (o is E) + " " + (o is byte) + " " + o.Equals(E.B) + " " + o.Equals(E.A));
        Console.WriteLine("" + o.GetType());
        try
        {
            Console.WriteLine("" + (byte)o);
        }
        catch (InvalidCastException)
        {
            Console.WriteLine("cast");
        }
    }
}
