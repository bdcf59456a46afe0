using System;

// Variables across exception filters: set before the statement or by a filter, used by the filters and handlers of later clauses.
public static class Program
{
    public static void Main()
    {
        for (int n = 20; n < 23; n++)
        {
            Console.WriteLine(UsedByLaterFilter(n));
            Console.WriteLine(SetByFilter(n));
            Console.WriteLine(UsedAfterFilterThatThrows(n).ToString());
            Console.WriteLine(UsedByOuterClause(n));
            Console.WriteLine(ThrownInBranch(n));
        }
    }

    private static int Twice(int n)
    {
        int sum = 0;

        for (int i = 0; i < n; i++)
        {
            sum += 2;
        }

        return sum;
    }

    private static int Boom(int first, int second)
    {
        for (int i = 0; i < 3; i++)
        {
            first += i;
        }

        if (first > 0)
        {
            throw new InvalidOperationException("boom");
        }

        return first + second;
    }

    private static string UsedByLaterFilter(int n)
    {
        int x = Twice(n);
        string text = "s" + n;

        try
        {
            Twice(1);
            throw new Exception("a");
        }
        catch (Exception e) when (Twice((e.Message.Length * 3) + Twice(e.Message.Length)) == 1)
        {
            return "first";
        }
        catch (Exception) when (x == 42 && text == "s21")
        {
            return "second " + text;
        }
        catch (Exception)
        {
            return "third";
        }
    }

    private static string SetByFilter(int n)
    {
        int x = 0;

        try
        {
            Twice(1);
            throw new Exception("abc");
        }
        catch (Exception) when ((x = Twice(n)) == 6)
        {
            return "first";
        }
        catch (Exception) when (x == 42)
        {
            return "second";
        }
        catch (Exception)
        {
            return "third";
        }
    }

    private static int UsedAfterFilterThatThrows(int n)
    {
        int x = Twice(n);

        try
        {
            Twice(1);
            throw new Exception("abc");
        }
        catch (Exception e) when ((x = Boom(e.Message.Length * 3, e.Message.Length * 5)) == 5)
        {
            return -1;
        }
        catch (Exception)
        {
            return x;
        }
    }

    private static string UsedByOuterClause(int n)
    {
        int x = Twice(n), y = Twice(n + 1);
        string text = "f" + n;

        try
        {
            try
            {
                Twice(1);
                throw new Exception("abcd");
            }
            catch (Exception e) when (Boom(e.Message.Length * 7, e.Message.Length * 11) + Twice(e.Message.Length) == 5)
            {
                return "inner";
            }
            finally
            {
                Console.WriteLine("finally " + text);
            }
        }
        catch (Exception e) when (Twice(e.Message.Length) + e.Message.Length == x)
        {
            return "outer first";
        }
        catch (ArgumentException)
        {
            return "outer second";
        }
        catch (Exception e) when (y == 44)
        {
            return "outer third " + text + e.Message;
        }
        catch (Exception)
        {
            return "outer last " + x;
        }
    }

    private static string ThrownInBranch(int n)
    {
        string text = "b" + n;
        int x = Twice(n);

        try
        {
            throw new Exception("ab");
        }
        catch (Exception e) when (e.Message.Length == 2 ? Boom(n - 21, x = Twice(e.Message.Length)) == 0 : x == 3)
        {
            return "first";
        }
        catch (Exception e)
        {
            return text + e.Message + x;
        }
    }
}
