using System;

abstract class Node
{
    public abstract int Eval();
}

class Num : Node
{
    private readonly int _n;

    public Num(int n)
    {
        _n = n;
    }

    public override int Eval()
    {
        return _n;
    }

    public override string ToString()
    {
        return _n.ToString();
    }
}

class Bin : Node
{
    private readonly char _op;
    private readonly Node _l;
    private readonly Node _r;

    public Bin(char op, Node l, Node r)
    {
        _op = op;
        _l = l;
        _r = r;
    }

    public override int Eval()
    {
        int a = _l.Eval();
        int b = _r.Eval();
        switch (_op)
        {
            case '+': return a + b;
            case '-': return a - b;
            case '*': return a * b;
            default: throw new InvalidOperationException("op " + _op.ToString());
        }
    }

    public override string ToString()
    {
        return "(" + _l + _op.ToString() + _r + ")";
    }
}

class Program
{
    static void Main()
    {
        Node n = new Bin('+', new Bin('*', new Num(3), new Num(4)), new Bin('-', new Num(10), new Num(7)));
        Console.WriteLine(n + "=" + n.Eval());
        try
        {
            new Bin('?', n, n).Eval();
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine(e.Message);
        }
    }
}
