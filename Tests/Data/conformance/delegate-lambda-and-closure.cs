using System;

delegate int F(int x);
delegate void Act();

class Program
{
    static F Adder(int n)
    {
        return x => x + n;
    }

    static F Counter()
    {
        int count = 0;
        return x =>
        {
            count += x;
            return count;
        };
    }

    static void Main()
    {
        F add5 = Adder(5);
        F add7 = Adder(7);
        Console.WriteLine(add5(1) + " " + add7(1));
        F c1 = Counter();
        F c2 = Counter();
        Console.WriteLine(c1(1) + " " + c1(2) + " " + c2(10) + " " + c1(3));
        Act[] acts = new Act[3];
        for (int i = 0; i < 3; i++)
        {
            int copy = i;
            acts[i] = () => Console.WriteLine(i + " " + copy);
        }
        foreach (Act act in acts)
        {
            act();
        }
        F square = static x => x * x;
        Console.WriteLine("" + square(9));
    }
}
