using System;

// A throw statement after a try statement is not covered by the clauses of the try statement.
public static class Program
{
    private static readonly object s_lock = new object();

    private static int s_sum;

    public static void Main()
    {
        for (int i = 0; i < 2; i++)
        {
            Report(() => AfterCatch(new ArgumentException("catch")));
            Report(() => AfterFinally(new ArgumentException("finally")));
            Report(() => AfterLock(new ArgumentException("lock")));
            Report(() => InCatch(new ArgumentException("in catch")));
            Report(() => AfterFilter(new ArgumentException("filter")));
            Report(() => Walk(i == 0 ? null : new int[3]));
        }

        Console.WriteLine(s_sum.ToString());
    }

    private static void Report(Action action)
    {
        try
        {
            action();
            Console.WriteLine("returned");
        }
        catch (Exception e)
        {
            Console.WriteLine(e is ArgumentException ? "argument " + e.Message : e.GetType().Name);
        }
    }

    private static void Work(int n)
    {
        for (int i = 0; i < n; i++)
        {
            s_sum += i;
        }
    }

    private static void AfterCatch(Exception e)
    {
        try
        {
            Work(3);
        }
        catch (Exception)
        {
            Console.WriteLine("caught by the statement before");
        }

        throw e;
    }

    private static void AfterFinally(Exception e)
    {
        try
        {
            Work(3);
        }
        finally
        {
            Console.WriteLine("finally");
        }

        throw e;
    }

    private static void AfterLock(Exception e)
    {
        lock (s_lock)
        {
            Work(4);
        }

        throw e;
    }

    private static void AfterFilter(Exception e)
    {
        try
        {
            Work(5);
        }
        catch (Exception caught) when (caught.Message.Length > 2)
        {
            Console.WriteLine("accepted");
        }

        throw e;
    }

    private static void InCatch(Exception e)
    {
        try
        {
            try
            {
                Work(2);
                throw new InvalidOperationException();
            }
            catch (InvalidOperationException)
            {
                Work(3);
            }
            finally
            {
                Console.WriteLine("inner finally");
            }

            throw e;
        }
        finally
        {
            Console.WriteLine("outer finally");
        }
    }

    private static int Walk(int[] items)
    {
        int i = 0;

        try
        {
            Work(3);
        }
        catch (NullReferenceException)
        {
            Console.WriteLine("the loop is not in the statement");
        }

        while (i < items.Length)
        {
            i += 2;
        }

        Console.WriteLine("walked " + i.ToString());

        return i;
    }
}
