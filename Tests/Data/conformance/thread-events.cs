using System;
using System.Collections;
using System.Threading;

class Program
{
    static readonly object _gate = new object();
    static readonly Queue _queue = new Queue();
    static readonly AutoResetEvent _filled = new AutoResetEvent(false);
    static readonly AutoResetEvent _taken = new AutoResetEvent(true);
    static int _counter;

    static void Produce()
    {
        for (int i = 1; i <= 5; i++)
        {
            _taken.WaitOne();
            lock (_gate)
            {
                _queue.Enqueue(i * i);
            }

            _filled.Set();
        }
    }

    static void Count()
    {
        for (int i = 0; i < 100; i++)
        {
            lock (_gate)
            {
                lock (_gate)
                {
                    int old = _counter;
                    Thread.Sleep(0);
                    _counter = old + 1;
                }
            }
        }
    }

    static void Main()
    {
        Thread producer = new Thread(Produce);
        producer.Start();
        for (int i = 0; i < 5; i++)
        {
            _filled.WaitOne();
            lock (_gate)
            {
                Console.WriteLine(_queue.Dequeue().ToString());
            }

            _taken.Set();
        }

        producer.Join();
        Thread one = new Thread(Count);
        Thread two = new Thread(Count);
        one.Start();
        two.Start();
        one.Join();
        two.Join();
        Console.WriteLine(_counter.ToString());

        AutoResetEvent auto = new AutoResetEvent(true);
        Console.WriteLine(auto.WaitOne(0, false) + " " + auto.WaitOne(0, false) + " " + auto.Set() + " " + auto.Set() + " " + auto.WaitOne(1, false) + " " + auto.WaitOne(1, false));
        ManualResetEvent manual = new ManualResetEvent(true);
        Console.WriteLine(manual.WaitOne(0, false) + " " + manual.WaitOne(0, false) + " " + manual.Reset() + " " + manual.WaitOne(1, false));
        WaitHandle[] both = new WaitHandle[] { auto, manual };
        Console.WriteLine((WaitHandle.WaitAny(both, 1, false) == WaitHandle.WaitTimeout) + " " + WaitHandle.WaitAll(both, 1, false));
        manual.Set();
        Console.WriteLine(WaitHandle.WaitAny(both) + " " + WaitHandle.WaitAll(both, 1, false));
        auto.Set();
        Console.WriteLine(WaitHandle.WaitAll(both) + " " + auto.WaitOne(0, false) + " " + manual.WaitOne(0, false));
        Thread sets = new Thread(() =>
        {
            Thread.Sleep(2);
            auto.Set();
        });
        sets.Start();
        Console.WriteLine(WaitHandle.WaitAny(new WaitHandle[] { auto }).ToString());
        sets.Join();
        try
        {
            WaitHandle.WaitAny(null);
        }
        catch (ArgumentNullException e)
        {
            Console.WriteLine(e.Message);
        }

        try
        {
            Monitor.Exit(new object());
        }
        catch (SystemException e)
        {
            Console.WriteLine(e.Message);
        }

        AutoResetEvent rang = new AutoResetEvent(false);
        int rings = 0;
        Timer timer = new Timer(state =>
        {
            rings++;
            ((AutoResetEvent)state).Set();
        }, rang, 1, 2);
        rang.WaitOne();
        rang.WaitOne();
        rang.WaitOne();
        timer.Dispose();
        Console.WriteLine((rings >= 3).ToString());
        Timer once = new Timer(state => rang.Set(), null, Timeout.Infinite, Timeout.Infinite);
        rang.Reset();
        Console.WriteLine(rang.WaitOne(5, false).ToString());
        Console.WriteLine(once.Change(0, 0).ToString());
        Console.WriteLine(rang.WaitOne(60000, false).ToString());
        once.Dispose();
        try
        {
            new Timer(null, null, 0, 0);
        }
        catch (ArgumentNullException e)
        {
            Console.WriteLine(e.Message);
        }

        try
        {
            new Timer(state => { }, null, -2, 0);
        }
        catch (ArgumentOutOfRangeException e)
        {
            Console.WriteLine(e.ParamName);
        }

        SpinWait spin = new SpinWait();
        spin.SpinOnce();
        Thread last = new Thread(() =>
        {
            Thread.Sleep(3);
            Console.WriteLine("after all");
        });
        last.Start();
        last.Join();
    }
}
