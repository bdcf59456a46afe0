using System;
using System.Threading;

class Program
{
    static void Main()
    {
        int n = 5;
        Console.WriteLine(Interlocked.Increment(ref n) + " " + Interlocked.Decrement(ref n) + " " + Interlocked.Exchange(ref n, 9) + " " + Interlocked.CompareExchange(ref n, 1, 9) + " " + Interlocked.CompareExchange(ref n, 2, 9) + " " + n);
        object o = new object();
        Monitor.Enter(o);
        Monitor.Exit(o);
        Thread.Sleep(1);
        Console.WriteLine("done");
    }
}
