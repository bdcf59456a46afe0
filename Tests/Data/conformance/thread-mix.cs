using System;
using System.Threading;

class Acc
{
    int v;
    readonly object l = new object ();
    public void Add(int n)
    {
        lock (l)
        {
            lock (l)
            {
                int t = v;
                Thread.Sleep(0);
                v = t + n;
            }
        }
    }

    public int V => v;
}

class Program
{
    static int cnt, done;
    static object gate = new object ();
    static AutoResetEvent ev = new AutoResetEvent(false);
    static ManualResetEvent mev = new ManualResetEvent(false);
    static string log = "";
    static void Main()
    {
        Acc a = new Acc();
        Thread[] ts = new Thread[4];
        for (int i = 0; i < 4; i++)
        {
            int k = i;
            ts[i] = new Thread(() =>
            {
                for (int j = 0; j < 50; j++)
                {
                    a.Add(k);
                    Interlocked.Increment(ref cnt);
                }
            });
            ts[i].Start();
        }

        foreach (Thread t in ts)
            t.Join();
        Out.Line(a.V + " " + cnt);
        Thread w = new Thread(() =>
        {
            ev.WaitOne();
            log += "got ";
            mev.Set();
        });
        w.Start();
        Out.Line(mev.WaitOne(20, false));
        ev.Set();
        mev.WaitOne();
        Out.Line(log + w.Join(1000));
        Out.Line(ev.WaitOne(0, false) + " " + mev.WaitOne(0, false));
        ev.Set();
        ev.Set();
        Out.Line(ev.WaitOne(0, false) + " " + ev.WaitOne(0, false));
        mev.Reset();
        Out.Line(mev.WaitOne(0, false));
        try
        {
            Monitor.Exit(new object ());
        }
        catch (Exception e)
        {
            Out.Line(e.GetType().Name + e.Message);
        }

        try
        {
            Monitor.Enter(null);
        }
        catch (ArgumentNullException e)
        {
            Out.Line(e.Message);
        }

        try
        {
            lock ((object)null)
            {
            }
        }
        catch (ArgumentNullException e)
        {
            Out.Line(e.Message);
        }

        try
        {
            Monitor.Exit(null);
        }
        catch (ArgumentNullException e)
        {
            Out.Line(e.Message);
        }

        try
        {
            lock (gate)
            {
                throw new Exception("in lock");
            }
        }
        catch (Exception e)
        {
            Out.Line(e.Message);
        }

        bool got = false;
        Thread g = new Thread(() =>
        {
            lock (gate)
                got = true;
        });
        g.Start();
        g.Join();
        Out.Line(got);
        int x = 5;
        Out.Line(Interlocked.Exchange(ref x, 7) + " " + Interlocked.CompareExchange(ref x, 9, 7) + " " + Interlocked.CompareExchange(ref x, 1, 2) + " " + x + Interlocked.Decrement(ref x) + Interlocked.Increment(ref cnt));
        Thread th = new Thread(() =>
        {
            try
            {
                throw new Exception("own");
            }
            catch (Exception e)
            {
                log = e.Message;
            }
            finally
            {
                done = 1;
            }
        });
        Out.Line(th.IsAlive);
        th.Start();
        th.Join();
        Out.Line(log + done + th.IsAlive);
        try
        {
            th.Start();
        }
        catch (Exception e)
        {
            Out.Line(e.Message);
        }

        Monitor.Enter(gate);
        Monitor.Enter(gate);
        bool entered = false;
        Thread blocked = new Thread(() =>
        {
            lock (gate)
                entered = true;
        });
        blocked.Start();
        Thread.Sleep(5);
        Monitor.Exit(gate);
        Thread.Sleep(5);
        Out.Line(entered);
        Monitor.Exit(gate);
        blocked.Join();
        Out.Line(entered);
        int id = Thread.CurrentThread.ManagedThreadId, id2 = 0;
        Thread idt = new Thread(() => id2 = Thread.CurrentThread.ManagedThreadId);
        idt.Start();
        idt.Join();
        Out.Line(id != id2 && id2 != 0);
        AutoResetEvent e1 = new AutoResetEvent(false), e2 = new AutoResetEvent(false);
        string pp = "";
        Thread p1 = new Thread(() =>
        {
            for (int i = 0; i < 3; i++)
            {
                e1.WaitOne();
                pp += "ping";
                e2.Set();
            }
        });
        p1.Start();
        for (int i = 0; i < 3; i++)
        {
            e1.Set();
            e2.WaitOne();
            pp += "pong ";
        }

        Out.Line(pp);
        Out.Line(WaitHandle.WaitAny(new WaitHandle[] { e1, mev, e2 }, 5, false));
        mev.Set();
        Out.Line(WaitHandle.WaitAny(new WaitHandle[] { e1, mev }) + " " + WaitHandle.WaitAll(new WaitHandle[] { e1, mev }, 5, false));
        e1.Set();
        Out.Line(WaitHandle.WaitAll(new WaitHandle[] { e1, mev }));
        int ticks = 0;
        Timer tm = new Timer(o =>
        {
            ticks++;
            if (ticks == 3)
                ev.Set();
        }, null, 1, 2);
        ev.WaitOne();
        tm.Dispose();
        Out.Line(ticks >= 3);
        Timer once = new Timer(o =>
        {
            log = (string)o;
            ev.Set();
        }, "state", 1, Timeout.Infinite);
        ev.WaitOne();
        Out.Line(log);
        once.Dispose();
        bool flag = false;
        Thread spin = new Thread(() =>
        {
            Thread.Sleep(2);
            flag = true;
        });
        spin.Start();
        while (!Rd(ref flag))
        {
        }

        Out.Line("spun");
        Thread sp2 = new Thread(() =>
        {
            stop = true;
        });
        sp2.Start();
        while (!stop)
        {
        }

        Out.Line("spun2");
        int prod = 0, cons = 0;
        object pl = new object ();
        Thread producer = new Thread(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                lock (pl)
                    prod++;
            }
        });
        producer.Start();
        while (cons < 100)
        {
            lock (pl)
            {
                if (prod > 0)
                {
                    prod--;
                    cons++;
                }
            }
        }

        Out.Line(cons);
        try
        {
            new Thread((ThreadStart)null);
        }
        catch (Exception e)
        {
            Out.Line(e.GetType().Name + e.Message);
        }

        try
        {
            new Thread(() =>
            {
            }).Join(-7);
        }
        catch (Exception e)
        {
            Out.Line(e.GetType().Name);
        }
    }

    static bool stop;
    static bool Rd(ref bool b) => b;
}

static class Out
{
    internal static void Line()
    {
        Console.WriteLine("");
    }

    internal static void Line(string s)
    {
        Console.WriteLine(s);
    }

    internal static void Line(object o)
    {
        Console.WriteLine(o.ToString());
    }

    internal static void Text(string s)
    {
        Console.Write(s);
    }

    internal static void Text(object o)
    {
        Console.Write(o.ToString());
    }
}
