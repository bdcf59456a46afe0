using System;

class Res : IDisposable
{
    private readonly string _name;

    public Res(string name)
    {
        _name = name;
        Console.WriteLine("open " + name);
    }

    public void Dispose()
    {
        Console.WriteLine("close " + _name);
    }
}

class Program
{
    static void F()
    {
        using Res c = new Res("c");
        using (Res a = new Res("a"))
        using (Res b = new Res("b"))
        {
            Console.WriteLine("inside");
        }

        using (Res none = null)
        {
            Console.WriteLine("null is fine");
        }

        throw new Exception("out");
    }

    static void Main()
    {
        try
        {
            F();
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }
    }
}
