using System;

class Base
{
    public int A = Log("Base.A", 1);
    public string Trace = "";

    public Base()
    {
        Trace += "Base()";
    }

    public Base(int a) : this()
    {
        A = a;
        Trace += "Base(int)";
    }

    public static int Log(string s, int value)
    {
        Console.WriteLine(s);
        return value;
    }
}

class Derived : Base
{
    public int B = Log("Derived.B", 2);

    public Derived() : base(10)
    {
        Trace += "Derived()";
    }

    public Derived(int b) : this()
    {
        B = b;
        Trace += "Derived(int)";
    }
}

class Program
{
    static void Main()
    {
        Derived d = new Derived(20);
        Console.WriteLine(d.A + " " + d.B + " " + d.Trace);
        Console.WriteLine(new Derived().Trace);
        Console.WriteLine(new Base().A + " " + new Base(3).A);
    }
}
