using System;
using System.Threading;

class Worker
{
    private readonly int _number;
    private readonly int[] _results;

    public Worker(int number, int[] results)
    {
        _number = number;
        _results = results;
    }

    public void Run()
    {
        int sum = 0;
        for (int i = 0; i < 50; i++)
        {
            sum += i * _number;
            string garbage = "x" + i;
            if (garbage.Length > 0 && i % 10 == 0)
            {
                Thread.Sleep(0);
            }
        }

        _results[_number] = sum;
    }
}

class Program
{
    static int _depth;

    static int Down(int n)
    {
        if (n == 0)
        {
            Thread.Sleep(1);
            return 0;
        }

        return 1 + Down(n - 1);
    }

    static void Main()
    {
        int[] results = new int[5];
        Thread[] threads = new Thread[5];
        for (int i = 0; i < 5; i++)
        {
            threads[i] = new Thread(new Worker(i, results).Run);
            Console.WriteLine(threads[i].IsAlive + " " + (threads[i].ThreadState == ThreadState.Unstarted));
        }

        for (int i = 0; i < 5; i++)
        {
            threads[i].Start();
        }

        for (int i = 0; i < 5; i++)
        {
            threads[i].Join();
            Console.WriteLine(i + " " + results[i] + " " + threads[i].IsAlive + " " + (threads[i].ThreadState == ThreadState.Stopped));
        }

        // The stacks of ended threads are reused.
        int total = 0;
        for (int i = 0; i < 40; i++)
        {
            int captured = i;
            Thread thread = new Thread(() => total += captured);
            thread.Start();
            thread.Join();
        }

        Console.WriteLine(total.ToString());
        Thread deep = new Thread(() => _depth = Down(20));
        deep.Start();
        Console.WriteLine(deep.Join(TimeSpan.FromMilliseconds(60000)).ToString());
        Console.WriteLine(_depth.ToString());

        bool thrown = false;
        Thread careful = new Thread(() =>
        {
            try
            {
                try
                {
                    Thread.Sleep(1);
                    throw new InvalidOperationException("inside");
                }
                finally
                {
                    Thread.Sleep(1);
                    Console.WriteLine("finally");
                }
            }
            catch (InvalidOperationException e) when (e.Message == "inside")
            {
                thrown = true;
            }
        });
        careful.Start();
        Console.WriteLine(careful.Join(60000).ToString());
        Console.WriteLine(thrown.ToString());
        Console.WriteLine((Thread.CurrentThread == Thread.CurrentThread) + " " + Thread.CurrentThread.IsAlive);
        bool other = false;
        Thread me = Thread.CurrentThread;
        Thread asks = new Thread(() => other = Thread.CurrentThread != me && Thread.CurrentThread.ManagedThreadId != me.ManagedThreadId);
        asks.Start();
        asks.Join();
        Console.WriteLine(other.ToString());

        ManualResetEvent never = new ManualResetEvent(false);
        Thread waits = new Thread(() => never.WaitOne());
        waits.Start();
        Console.WriteLine(waits.Join(5) + " " + waits.IsAlive);
        never.Set();
        waits.Join();
        Console.WriteLine(waits.IsAlive.ToString());
        try
        {
            waits.Start();
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }

        try
        {
            new Thread((ThreadStart)null);
        }
        catch (ArgumentNullException e)
        {
            Console.WriteLine(e.Message);
        }

        try
        {
            Thread.Sleep(-2);
        }
        catch (ArgumentOutOfRangeException e)
        {
            Console.WriteLine(e.ParamName);
        }

        Thread low = new Thread(() => { });
        low.Priority = ThreadPriority.Lowest;
        Console.WriteLine((low.Priority == ThreadPriority.Lowest).ToString());
    }
}
