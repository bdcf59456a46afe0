using System;

class Program
{
    static int log;
    static void L(string s)
    {
        Out.Line(++log + " " + s);
    }

    static bool T(string s)
    {
        L("filter " + s);
        return true;
    }

    static bool N(string s)
    {
        L("filter " + s);
        return false;
    }

    static void Inner()
    {
        try
        {
            L("try");
            throw new Exception("X");
        }
        catch (ArgumentException)
        {
            L("no");
        }
        catch (Exception)when (N("inner"))
        {
            L("no");
        }
        finally
        {
            L("inner fin");
        }
    }

    static void Mid()
    {
        try
        {
            Inner();
        }
        finally
        {
            L("mid fin");
            try
            {
                throw new Exception("Y");
            }
            catch (Exception e)when (T("mid " + e.Message))
            {
                L("caught " + e.Message);
            }
        }
    }

    static int Loop()
    {
        int n = 0;
        while (true)
        {
            try
            {
                try
                {
                    n++;
                    if (n < 3)
                        throw new Exception("n" + n);
                    return n;
                }
                catch (Exception e)when (e.Message == "n1")
                {
                    L("again");
                }
                finally
                {
                    L("f" + n);
                }
            }
            catch (Exception e)
            {
                L("outer " + e.Message);
            }
        }
    }

    static string Goto()
    {
        int i = 0;
        again:
            try
            {
                i++;
                if (i < 4)
                    goto again;
                if (i == 4)
                    goto done;
            }
            finally
            {
                L("g" + i);
            }

        done:
            return "done" + i;
    }

    static int Ret()
    {
        try
        {
            try
            {
                throw new Exception();
            }
            finally
            {
                L("a");
            }
        }
        catch
        {
            try
            {
                return 5;
            }
            finally
            {
                L("b");
            }
        }
        finally
        {
            L("c");
        }
    }

    static int RetInCatchThrow()
    {
        try
        {
            try
            {
                throw new Exception("1");
            }
            catch
            {
                throw new InvalidOperationException("2");
            }
            finally
            {
                L("fin");
            }
        }
        catch (InvalidOperationException e)
        {
            return e.Message.Length;
        }
    }

    static void ThrowInFinallyReplaces()
    {
        try
        {
            try
            {
                try
                {
                    throw new Exception("first");
                }
                finally
                {
                    throw new Exception("second");
                }
            }
            finally
            {
                L("outer finally");
            }
        }
        catch (Exception e)
        {
            L(e.Message);
        }
    }

    class Boom
    {
        public static int V;
        static Boom()
        {
            L("cctor");
            throw new Exception("cctor failed");
        }
    }

    static void StackTr()
    {
        try
        {
            Inner2();
        }
        catch (Exception e)
        {
            L((e.StackTrace != null && e.StackTrace.IndexOf("Inner2") >= 0).ToString());
            L((e.StackTrace.IndexOf("StackTr") >= 0).ToString());
        }
    }

    static void Inner2()
    {
        throw new Exception("st");
    }

    static void ReThrowVar()
    {
        try
        {
            try
            {
                Inner2();
            }
            catch (Exception e)
            {
                throw e;
            }
        }
        catch (Exception e)
        {
            L((e.StackTrace.IndexOf("Inner2") >= 0).ToString());
        }
    }

    static void ReThrow()
    {
        try
        {
            try
            {
                Inner2();
            }
            catch (Exception)
            {
                throw;
            }
        }
        catch (Exception e)
        {
            L((e.StackTrace.IndexOf("Inner2") >= 0).ToString());
        }
    }

    static void Main()
    {
        try
        {
            Mid();
        }
        catch (Exception e)when (T("main " + e.Message))
        {
            L("main caught");
        }

        L(Loop().ToString());
        L(Goto());
        L(Ret().ToString());
        L(RetInCatchThrow().ToString());
        ThrowInFinallyReplaces();
        for (int i = 0; i < 2; i++)
            try
            {
                Boom.V = 1;
            }
            catch (SystemException e)
            {
                L(e.Message + "|" + e.InnerException.Message);
            }

        StackTr();
        ReThrowVar();
        ReThrow();
        Exception x = new Exception("never thrown");
        L((x.StackTrace == null).ToString());
        L(x.ToString());
        Exception y = new InvalidOperationException("o", new ArgumentException("i", "p"));
        L(y.ToString());
        L(new Exception().ToString());
        L(new MyEx().ToString());
        L(new Outer.Nested("q").ToString());
        L(new Exception("").ToString());
        L(y.InnerException.GetType().Name);
        int[] arr =
        {
            1,
            2,
            3
        };
        int idx = 0;
        try
        {
            arr[idx++] = arr[idx + 5];
        }
        catch (IndexOutOfRangeException)
        {
            L("idx " + idx);
        }

        try
        {
            arr = null;
            arr[Side()] = Side();
        }
        catch (NullReferenceException)
        {
            L("null array");
        }

        try
        {
            int[] b = new int[Side() - 5];
        }
        catch (SystemException e)
        {
            L(e.Message);
        }

        try
        {
            object o = 5;
            string s = (string)o;
        }
        catch (InvalidCastException)
        {
            L("cast");
        }

        try
        {
            object o = null;
            int i = (int)o;
        }
        catch (NullReferenceException)
        {
            L("unbox null");
        }

        try
        {
            object o = 5;
            long i = (long)o;
        }
        catch (InvalidCastException)
        {
            L("unbox");
        }

        try
        {
            int z = -1, m = int.MinValue;
            Out.Line(m / z);
        }
        catch (Exception e)
        {
            L(e.GetType() + e.Message);
        }

        try
        {
            long z = -1, m = long.MinValue;
            Out.Line(m / z);
        }
        catch (Exception e)
        {
            L(e.GetType() + e.Message);
        }

        try
        {
            int z = -1, m = int.MinValue;
            Out.Line(m % z);
        }
        catch (Exception e)
        {
            L(e.GetType() + e.Message);
        }

        try
        {
            long z = -1, m = long.MinValue;
            Out.Line(m % z);
        }
        catch (Exception e)
        {
            L(e.GetType() + e.Message);
        }
    }

    static int Side()
    {
        L("side");
        return 1;
    }

    class MyEx : Exception
    {
    }
}

class Outer
{
    public class Nested : Exception
    {
        public Nested(string s) : base(s)
        {
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
