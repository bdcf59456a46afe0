using System;

interface IName
{
    string Name();
}

class A : IName
{
    public string Name()
    {
        return "A";
    }
}

class B : A, IName
{
    public new string Name()
    {
        return "B";
    }
}

class C : A
{
    public new string Name()
    {
        return "C";
    }
}

class Program
{
    static void Main()
    {
        Console.WriteLine(((IName)new A()).Name() + ((IName)new B()).Name() + ((IName)new C()).Name() + ((A)new B()).Name());
    }
}
