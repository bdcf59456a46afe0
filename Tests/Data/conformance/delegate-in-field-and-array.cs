using System;

class Machine
{
    public delegate int Step(int x);

    public Step OnStep = x => x + 1;

    public int Run(int n)
    {
        return OnStep(OnStep(n));
    }
}

class Program
{
    static void Main()
    {
        Machine m = new Machine();
        Console.WriteLine("" + m.Run(0));
        m.OnStep = x => x * 3;
        Console.WriteLine("" + m.Run(2));
        Machine.Step[] steps = { x => x - 1, m.Run, y => y };
        Console.WriteLine(steps[0](5) + " " + steps[1](5) + " " + steps[2](5));
    }
}
