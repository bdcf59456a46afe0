using System;

delegate int Op(int a, int b);

class Calc
{
    public int Factor = 10;

    public int Scale(int a, int b)
    {
        return (a + b) * Factor;
    }

    public virtual int V(int a, int b)
    {
        return 1;
    }
}

class Calc2 : Calc
{
    public override int V(int a, int b)
    {
        return 2;
    }
}

class Program
{
    static int Add(int a, int b)
    {
        return a + b;
    }

    static void Main()
    {
        Op op = Add;
        Console.WriteLine("" + op(1, 2));
        Calc calc = new Calc2();
        op = calc.Scale;
        calc.Factor = 100;
        Console.WriteLine("" + op(1, 2));
        op = calc.V;
        Console.WriteLine("" + op.Invoke(0, 0));
        op = new Op(Add);
        Console.WriteLine((op == Add) + " " + (op == new Op(Add)) + " " + (op.Target == null));
    }
}
