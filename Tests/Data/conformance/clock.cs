using System;

class Program
{
    static void Main()
    {
        DateTime first = DateTime.UtcNow;
        DateTime second = DateTime.UtcNow;
        Console.WriteLine((second >= first) + " " + (second.Ticks - first.Ticks < TimeSpan.TicksPerMinute));
    }
}
