using System;

class MyEx : Exception
{
    public int Code;
    public MyEx(int c, string m) : base(m)
    {
        Code = c;
    }

    public override string Message => "[" + Code + "] " + base.Message;
}

class Disp : IDisposable
{
    string n;
    public Disp(string n)
    {
        this.n = n;
        Out.Line("open " + n);
    }

    public void Dispose()
    {
        Out.Line("close " + n);
    }
}

class ThrowDisp : IDisposable
{
    public void Dispose()
    {
        throw new InvalidOperationException("dispose");
    }
}

class Program
{
    static int depth;
    static bool F(string s, bool r)
    {
        Out.Line("filter " + s + " d" + depth);
        return r;
    }

    static int A()
    {
        try
        {
            depth++;
            try
            {
                throw new MyEx(1, "a");
            }
            finally
            {
                Out.Line("fin1");
                try
                {
                    throw new Exception("inner");
                }
                catch (Exception e)
                {
                    Out.Line(e.Message);
                }
                finally
                {
                    Out.Line("fin2");
                }
            }
        }
        catch (MyEx e)when (F("x", e.Code == 2))
        {
            return 1;
        }
        catch (MyEx e)when (F("y", e.Code == 1))
        {
            return 2;
        }
        finally
        {
            depth--;
            Out.Line("fin3");
        }
    }

    static int B()
    {
        for (int i = 0; i < 5; i++)
        {
            try
            {
                if (i == 1)
                    continue;
                if (i == 3)
                    break;
                try
                {
                    if (i == 2)
                        throw new Exception("b2");
                }
                catch (Exception e)when (e.Message == "zz")
                {
                    Out.Line("never");
                }
                finally
                {
                    Out.Line("bf" + i);
                }
            }
            catch
            {
                Out.Line("bc" + i);
                continue;
            }
            finally
            {
                Out.Line("bo" + i);
            }
        }

        return 9;
    }

    static void C()
    {
        try
        {
            try
            {
                throw new Exception("one");
            }
            catch (Exception e1)
            {
                try
                {
                    throw new Exception("two", e1);
                }
                catch (Exception e2)when (e2.InnerException != null && F("inner", true))
                {
                    Out.Line(e2.InnerException.Message);
                    throw;
                }
            }
        }
        catch (Exception e)
        {
            Out.Line("outer " + e.Message + " " + (e.InnerException == null ? "none" : e.InnerException.Message));
        }
    }

    static bool Bad()
    {
        throw new Exception("in filter");
    }

    static void D()
    {
        try
        {
            try
            {
                throw new Exception("orig");
            }
            catch (Exception)when (Bad())
            {
                Out.Line("no");
            }
        }
        catch (Exception e)
        {
            Out.Line(e.Message);
        }
    }

    static int E()
    {
        int x = 1;
        try
        {
            x = 2;
            return x;
        }
        finally
        {
            x = 3;
            Out.Line("x" + x);
        }
    }

    static int Nest(int n)
    {
        try
        {
            if (n == 0)
                throw new MyEx(7, "deep");
            return Nest(n - 1) + 1;
        }
        catch (MyEx e)when (e.Code == n + 100)
        {
            return -1;
        }
        finally
        {
            Out.Text(n + ";");
        }
    }

    static void G()
    {
        try
        {
            using (new Disp("a"))
            using (new Disp("b"))
            {
                using var c = new Disp("c");
                throw new Exception("u");
            }
        }
        catch (Exception e)
        {
            Out.Line(e.Message);
        }

        try
        {
            using (new ThrowDisp())
                throw new Exception("lost");
        }
        catch (Exception e)
        {
            Out.Line(e.Message);
        }

        using (IDisposable n = null)
            Out.Line("null ok");
    }

    static void H()
    {
        Exception saved = null;
        try
        {
            throw new MyEx(3, "save");
        }
        catch (Exception e)
        {
            saved = e;
        }

        try
        {
            throw saved;
        }
        catch (MyEx e)
        {
            Out.Line(object.ReferenceEquals(e, saved));
        }

        try
        {
            Exception n = null;
            throw n;
        }
        catch (NullReferenceException)
        {
            Out.Line("nre");
        }
    }

    static string I(int k)
    {
        try
        {
            switch (k)
            {
                case 0:
                    throw new ArgumentNullException("p");
                case 1:
                    throw new ArgumentException("m", "p");
                case 2:
                    throw new ArgumentOutOfRangeException("p", "msg");
                case 3:
                    throw new InvalidOperationException();
                case 4:
                    throw new NotSupportedException("ns", new Exception("in"));
                case 5:
                    int[] a = new int[2];
                    a[k] = 1;
                    break;
                case 6:
                    object o = "s";
                    int v = (int)o;
                    break;
                case 7:
                    string s = null;
                    return s.Length.ToString();
                case 8:
                    object[] q = new string[1];
                    q[0] = 1;
                    break;
                case 9:
                    throw new TimeoutException();
                case 10:
                    throw new ArgumentOutOfRangeException();
                case 11:
                    throw new ArgumentNullException();
                case 12:
                    throw new ArgumentNullException("p", "m");
                case 13:
                    throw new ArgumentException();
                case 14:
                    throw new FormatException();
                case 15:
                    throw new IndexOutOfRangeException();
                case 16:
                    throw new InvalidCastException();
                case 17:
                    throw new NotImplementedException();
                case 18:
                    throw new NullReferenceException();
                case 19:
                    throw new ObjectDisposedException("obj");
                case 20:
                    throw new OutOfMemoryException();
                case 21:
                    throw new ApplicationException();
                case 22:
                    throw new SystemException();
                case 23:
                    throw new NotSupportedException();
                case 24:
                    throw new Exception();
                case 25:
                    throw new Exception(null);
                case 26:
                    throw new System.IO.IOException();
                case 27:
                    throw new Exception("");
                case 28:
                    throw new ArgumentException("only");
                case 29:
                    throw new ArgumentException("msg", new Exception("inn"));
                case 30:
                    throw new ArgumentException(null, "par");
                case 31:
                    throw new InvalidOperationException("a\nb");
                case 32:
                    throw new ApplicationException("T", null);
                case 33:
                    throw new ApplicationException();
                case 34:
                    throw new ApplicationException("deep");
            }
        }
        catch (Exception e)
        {
            return e.GetType().FullName + "|" + e.Message + "|" + (e.InnerException == null);
        }

        return "none";
    }

    static void Main()
    {
        Out.Line(A());
        Out.Line(B());
        C();
        D();
        Out.Line(E());
        try
        {
            Nest(5);
        }
        catch (MyEx e)
        {
            Out.Line(e.Message);
        }

        G();
        H();
        for (int i = 0; i < 35; i++)
            Out.Line(i + " " + I(i));
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
