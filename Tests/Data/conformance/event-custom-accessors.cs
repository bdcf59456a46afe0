using System;

class Source
{
    private EventHandler _handlers;
    public int Adds;

    public event EventHandler Changed
    {
        add
        {
            Adds++;
            _handlers += value;
        }

        remove
        {
            _handlers -= value;
        }
    }

    public void Raise()
    {
        if (_handlers != null)
        {
            _handlers(this, new EventArgs());
        }
    }
}

class Program
{
    static void Main()
    {
        Source s = new Source();
        EventHandler h = delegate { Console.WriteLine("changed"); };
        s.Changed += h;
        s.Raise();
        s.Changed -= h;
        s.Raise();
        Console.WriteLine("" + s.Adds);
    }
}
