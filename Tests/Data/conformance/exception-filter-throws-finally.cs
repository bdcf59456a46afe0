using System;

class Program
{
    static int s_depth;

    static void Leave(string text)
    {
        try
        {
            throw new Exception(text);
        }
        finally
        {
            Console.WriteLine("leave " + text);
        }
    }

    static bool Through(string text)
    {
        try
        {
            try
            {
                Leave(text);
            }
            catch (ArgumentException)
            {
                Console.WriteLine("never");
            }
            finally
            {
                Console.WriteLine("inner");
            }
        }
        finally
        {
            Console.WriteLine("outer");
        }

        return true;
    }

    // The finally block that runs when the exception leaves the filter throws and catches another exception, and runs the collector.
    static bool CatchesInFinally()
    {
        try
        {
            throw new Exception("lost");
        }
        finally
        {
            try
            {
                Leave("within");
            }
            catch (Exception e)
            {
                Console.WriteLine("caught " + e.Message + Garbage());
            }
        }
    }

    // The finally block replaces the exception that leaves the filter.
    static bool ThrowsInFinally()
    {
        try
        {
            try
            {
                throw new Exception("first");
            }
            finally
            {
                Leave("second");
            }
        }
        finally
        {
            Console.WriteLine("replaced");
        }
    }

    static bool Rethrows()
    {
        try
        {
            Leave("again");
        }
        catch (Exception e)
        {
            Console.WriteLine("rethrow " + e.Message);
            throw;
        }
        finally
        {
            Console.WriteLine("rethrown");
        }

        return true;
    }

    static bool Nested(int depth)
    {
        s_depth = depth;

        try
        {
            try
            {
                Leave("depth " + depth);
            }
            catch (Exception) when (depth > 0 ? Nested(depth - 1) : CatchesInFinally())
            {
                Console.WriteLine("never");
            }
        }
        finally
        {
            Console.WriteLine("nested " + depth);
        }

        return true;
    }

    static bool Accepts()
    {
        try
        {
            Leave("accepted");
        }
        catch (Exception e) when (e.Message.Length == 3 || !Filter("inside") || Divides(0))
        {
            Console.WriteLine("handler " + e.Message);
        }

        return true;
    }

    static bool Filter(string text)
    {
        Console.WriteLine("filter " + text);
        return false;
    }

    static bool Divides(int by)
    {
        try
        {
            return 1 / by == 0;
        }
        finally
        {
            Console.WriteLine("divided");
        }
    }

    static int Garbage()
    {
        int sum = 0;

        for (int i = 0; i < 50; i++)
        {
            sum += new byte[100].Length;
        }

        return sum;
    }

    static bool Run(int kind)
    {
        switch (kind)
        {
            case 0: return Through("plain");
            case 1: return CatchesInFinally();
            case 2: return ThrowsInFinally();
            case 3: return Rethrows();
            case 4: return Nested(3);
            case 5: return Accepts();
            default: return Divides(kind - 6);
        }
    }

    static void Try(int kind)
    {
        try
        {
            try
            {
                throw new Exception("original " + kind);
            }
            catch (Exception) when (Run(kind))
            {
                Console.WriteLine("accepted " + kind);
            }
            finally
            {
                Console.WriteLine("finally " + kind);
            }
        }
        catch (Exception e) when (Divides(kind - 2) || e.Message.Length > 0)
        {
            Console.WriteLine(e.Message);
        }
        catch (Exception e)
        {
            Console.WriteLine("second " + e.Message);
        }
    }

    static void Main()
    {
        for (int kind = 0; kind < 8; kind++)
        {
            Try(kind);
        }

        // An exception leaves a filter while a finally block runs because of another exception.
        try
        {
            try
            {
                Leave("one");
            }
            finally
            {
                Try(0);
            }
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message + " " + s_depth);
        }
    }
}
