using System;

struct Box
{
    public int V;

    public void Reset()
    {
        this = new Box { V = 100 };
    }

    public Box Self()
    {
        return this;
    }
}

class Program
{
    static void Main()
    {
        Box b = new Box { V = 1 };
        b.Reset();
        Box c = b.Self();
        c.V++;
        Console.WriteLine(b.V + " " + c.V);
    }
}
