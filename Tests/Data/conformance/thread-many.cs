using System;
using System.Threading;

class Program
{
    static int n;
    static object g = new object ();
    static int Rec(int d)
    {
        return d == 0 ? 0 : 1 + Rec(d - 1);
    }

    static void Main()
    {
        foreach (int count in new[]
        {
            5,
            10,
            7
        }

        )
        {
            n = 0;
            Thread[] t = new Thread[count];
            for (int i = 0; i < t.Length; i++)
            {
                int k = i;
                t[i] = new Thread(() =>
                {
                    for (int j = 0; j < 10; j++)
                    {
                        lock (g)
                        {
                            n += k;
                        }

                        Thread.Sleep(0);
                    }

                    lock (g)
                    {
                        n += Rec(30) - 30;
                    }
                });
            }

            try
            {
                foreach (Thread x in t)
                    x.Start();
                foreach (Thread x in t)
                    x.Join();
                Out.Line(n.ToString());
            }
            catch (Exception e)
            {
                Out.Line(e.GetType() + " " + count);
            }
        }
    }
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
