using System;

class Program
{
    static void Main()
    {
        TimeSpan t = new TimeSpan(1, 2, 3, 4, 5);
        Console.WriteLine(t.Days + " " + t.Hours + " " + t.Minutes + " " + t.Seconds + " " + t.Milliseconds + " " + t.Ticks);
        Console.WriteLine(t + " " + new TimeSpan(1, 2, 3) + " " + new TimeSpan(0) + " " + -new TimeSpan(0, 0, 5) + " " + new TimeSpan(12345678) + " " + TimeSpan.FromMilliseconds(1500L) + " " + TimeSpan.FromSeconds(90L));
        Console.WriteLine(t.TotalHours + " " + TimeSpan.FromMinutes(90L).TotalHours + " " + TimeSpan.FromMilliseconds(1L).TotalSeconds);
        Console.WriteLine((t > TimeSpan.Zero) + " " + (t == t.Add(TimeSpan.Zero)) + " " + t.Subtract(new TimeSpan(1, 0, 0, 0)) + " " + t.Negate().Duration().Equals(t) + " " + TimeSpan.Compare(t, TimeSpan.MaxValue) + " " + TimeSpan.MinValue);
    }
}
