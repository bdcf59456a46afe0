using System;
using System.Runtime.CompilerServices;
using System.Threading;

// A synchronized method holds the lock of its object, or of its type, while it runs.
public delegate void Note(string text);

public class Account
{
    private int _sum;

    public event Note Changed;

    public static int Opened { get; private set; }

    [MethodImpl(MethodImplOptions.Synchronized)]
    public static Account Open(string name, ref int count, out bool first)
    {
        int before = Opened;
        Thread.Sleep(1);
        Opened = before + 1;
        first = before == 0;
        count++;
        Console.WriteLine("open " + name);
        return new Account();
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    public virtual int Add(int amount)
    {
        int before = _sum;
        Thread.Sleep(1);
        _sum = before + amount;
        return amount == 0 ? _sum : Add(0);
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    public void Fail(bool really)
    {
        try
        {
            if (really)
            {
                throw new InvalidOperationException("no");
            }

            Console.WriteLine("fine");
        }
        finally
        {
            Console.WriteLine("done");
        }
    }

    public void Tell(string text)
    {
        Changed?.Invoke(text);
    }
}

public class Savings : Account
{
    public override int Add(int amount)
    {
        return base.Add(amount * 2);
    }
}

public class Box<T>
{
    private static int s_calls;

    private T _value;

    [MethodImpl(MethodImplOptions.Synchronized)]
    public T Swap(T value)
    {
        T old = _value;
        _value = value;
        return old;
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    public static int Count(long step, T unused)
    {
        return s_calls += (int)step;
    }
}

public class Program
{
    private static readonly Account s_account = new Savings();
    private static int s_done;

    public static void Main()
    {
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Work);
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        Console.WriteLine(s_done + " " + s_account.Add(0));
        Fails();
        int count = 5;
        Account.Open("a", ref count, out bool first);
        Console.WriteLine(first + " " + count + " " + Account.Opened);
        Account.Open("b", ref count, out first);
        Console.WriteLine(first + " " + count + " " + Account.Opened);
        Box<string> box = new Box<string>();
        Console.WriteLine((box.Swap("x") ?? "null") + box.Swap("y"));
        Console.WriteLine(Box<int>.Count(2, 0) + Box<int>.Count(3, 0) + " " + Box<string>.Count(1, ""));
        Note note = text => Console.WriteLine("note " + text);
        s_account.Changed += note;
        s_account.Changed += note;
        s_account.Tell("one");
        s_account.Changed -= note;
        s_account.Tell("two");
        Held();
    }

    private static void Work()
    {
        for (int i = 0; i < 5; i++)
        {
            s_account.Add(1);
        }

        Interlocked.Increment(ref s_done);
    }

    private static void Fails()
    {
        s_account.Fail(false);
        try
        {
            s_account.Fail(true);
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine(e.Message);
        }

        // The lock was released: another thread can take it.
        Thread thread = new Thread(() => s_account.Fail(false));
        thread.Start();
        thread.Join();
    }

    private static void Held()
    {
        bool got = false;
        Thread thread = new Thread(() =>
        {
            s_account.Fail(false);
            got = true;
        });
        lock (s_account)
        {
            thread.Start();
            Thread.Sleep(20);
            Console.WriteLine(got ? "got" : "waits");
        }

        thread.Join();
        Console.WriteLine(got ? "got" : "waits");
    }
}
