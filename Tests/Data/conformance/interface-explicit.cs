using System;

interface IA
{
    string F();
}

interface IB
{
    string F();
}

class Both : IA, IB
{
    string IA.F()
    {
        return "IA.F";
    }

    string IB.F()
    {
        return "IB.F";
    }

    public string F()
    {
        return "F";
    }
}

class Program
{
    static void Main()
    {
        Both b = new Both();
        Console.WriteLine(b.F() + " " + ((IA)b).F() + " " + ((IB)b).F());
    }
}
