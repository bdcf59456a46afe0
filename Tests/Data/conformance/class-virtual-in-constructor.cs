using System;

class A
{
    public string Trace;

    public A()
    {
        Trace = Who();
    }

    public virtual string Who()
    {
        return "A";
    }
}

class B : A
{
    private readonly string _name = "set";

    public override string Who()
    {
        return "B " + _name;
    }
}

class Program
{
    static void Main()
    {
        Console.WriteLine(new A().Trace);
        Console.WriteLine(new B().Trace);
    }
}
