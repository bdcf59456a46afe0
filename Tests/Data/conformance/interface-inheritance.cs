using System;

interface IBase
{
    string One();
}

interface IDerived : IBase
{
    string Two();
}

class Impl : IDerived
{
    public virtual string One()
    {
        return "1";
    }

    public string Two()
    {
        return "2" + One();
    }
}

class Sub : Impl, IBase
{
    public override string One()
    {
        return "sub1";
    }
}

class Program
{
    static void Main()
    {
        IDerived d = new Impl();
        IBase b = new Sub();
        Console.WriteLine(d.One() + d.Two() + b.One() + ((IDerived)b).Two());
        Console.WriteLine((d is IBase) + " " + (b is IDerived) + " " + (new object() is IBase));
    }
}
