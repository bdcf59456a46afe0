using System;

class A
{
    public string F()
    {
        return "A.F";
    }

    public virtual string G()
    {
        return "A.G";
    }

    public int X = 1;
}

class B : A
{
    public new string F()
    {
        return "B.F";
    }

    public new virtual string G()
    {
        return "B.G";
    }

    public new int X = 2;
}

class C : B
{
    public override string G()
    {
        return "C.G";
    }
}

class Program
{
    static void Main()
    {
        C c = new C();
        A a = c;
        B b = c;
        Console.WriteLine(a.F() + " " + b.F() + " " + c.F());
        Console.WriteLine(a.G() + " " + b.G() + " " + c.G());
        Console.WriteLine(a.X + " " + b.X);
    }
}
