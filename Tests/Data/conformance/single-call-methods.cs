using System;

// Methods with one call site, which are inlined into their callers in an image linked for size.
public struct Pair
{
    public object Left;
    public int Right;

    public Pair(object left, int right)
    {
        Left = left;
        Right = right;
    }
}

public class Node
{
    public Node Next;
    public int Value;
    public long Wide;

    public int Sum(int start)
    {
        int sum = start;

        for (Node node = this; node != null; node = node.Next)
        {
            sum += node.Value;
        }

        return sum;
    }

    public void Set(int value, long wide)
    {
        Console.WriteLine("set");
        Value = value;
        Wide = wide;
    }

    public Node Following()
    {
        return Next;
    }

    // Does not access the object, but must still throw if the reference is null.
    public string Twice(string text)
    {
        while (text.Length < 6)
        {
            text += text;
        }

        return text;
    }

    public Node Last()
    {
        Node node = this;

        while (node.Next != null)
        {
            node = node.Next;
        }

        return node;
    }
}

public static class Program
{
    private static int s_calls;

    public static void Main()
    {
        int x = 5;
        x = Collatz(x);
        Console.WriteLine(x.ToString());
        long wide = 40;
        wide = Widen(wide, x);
        Console.WriteLine(wide.ToString());
        Pair pair = Swap(new Pair("left", 7), 3);
        Console.WriteLine(pair.Left + " " + pair.Right.ToString());
        int a = 1, b = 2;
        Exchange(ref a, ref b);
        Console.WriteLine(a.ToString() + " " + b.ToString());
        Console.WriteLine(Parse("12x", out int parsed).ToString() + " " + parsed.ToString());
        Objects();
        Failures();

        for (int i = 0; i < 4; i++)
        {
            Console.WriteLine(Fresh(i));
        }

        Console.WriteLine(Keep(a, a = 9).ToString() + " " + a.ToString());
        Console.WriteLine(s_calls.ToString());
    }

    private static int Collatz(int n)
    {
        int steps = 0;

        while (n != 1)
        {
            n = n % 2 == 0 ? n / 2 : (3 * n) + 1;
            steps++;

            if (steps > 100)
            {
                return -1;
            }
        }

        return steps;
    }

    private static long Widen(long value, int by)
    {
        if (by > 100)
        {
            return value;
        }

        long old = value;
        value = value * by;
        s_calls++;

        return value + old + 3000000000;
    }

    private static Pair Swap(Pair pair, int times)
    {
        for (int i = 0; i < times; i++)
        {
            pair = new Pair(pair.Left + "!", pair.Right + i);
        }

        return pair;
    }

    private static void Exchange(ref int first, ref int second)
    {
        int old = first;
        first = second;
        second = old;
        s_calls++;
    }

    private static bool Parse(string text, out int value)
    {
        value = 0;

        foreach (char c in text)
        {
            if (c < '0' || c > '9')
            {
                return false;
            }

            value = (value * 10) + c - '0';
        }

        return true;
    }

    private static void Objects()
    {
        Node first = new Node { Value = 1, Next = new Node { Value = 2, Next = new Node { Value = 4 } } };
        Console.WriteLine(first.Sum(10).ToString());
        first = first.Last();
        first.Set(8, 5000000000);
        Console.WriteLine(first.Value.ToString() + " " + first.Wide.ToString());
        Chain(new Node { Next = new Node { Value = 3 } });
        Console.WriteLine(Count(first).ToString() + Count(first.Next).ToString());
        Console.WriteLine(Sign(-3) + Sign(0) + Sign(9));
    }

    private static void Chain(Node node)
    {
        try
        {
            Console.WriteLine(node.Twice("ab"));
            node = node.Following();
            Console.WriteLine(node.Twice("cd"));
            Node same = node;
            node = node.Following();
            Console.WriteLine(same.Value.ToString());
            Console.WriteLine(node.Twice("ef"));
        }
        catch (NullReferenceException)
        {
            Console.WriteLine("end of chain");
        }
    }

    // The same field is read before and after a call and a store that change it.
    private static int Count(Node node)
    {
        if (node == null)
        {
            return 0;
        }

        int before = node.Value;
        node.Value++;
        int between = node.Value;
        Grow(node);
        int copy = before;
        before = 100;

        return before + copy + between + node.Value;
    }

    private static void Grow(Node node)
    {
        node.Value += 20;

        if (node.Value > 1000)
        {
            Grow(node);
        }
    }

    private static string Sign(int value)
    {
        string sign;

        if (value < 0)
        {
            sign = "-";
        }
        else if (value == 0)
        {
            sign = "0";
        }
        else
        {
            sign = "+";
        }

        return sign;
    }

    private static void Failures()
    {
        int state = 1;

        try
        {
            state = 2;
            state = Check(s_calls, state);
            Console.WriteLine("not reached");
        }
        catch (ArgumentException)
        {
            Console.WriteLine("caught " + state.ToString());
        }
        finally
        {
            Console.WriteLine("finally");
        }

        try
        {
            Node none = s_calls > 100 ? new Node() : null;
            none.Wide = Rest(none);
        }
        catch (NullReferenceException)
        {
            Console.WriteLine("null");
        }
    }

    private static int Check(int calls, int state)
    {
        state += 10;

        if (calls > 0)
        {
            throw new ArgumentException("calls");
        }

        return state;
    }

    private static long Rest(Node node)
    {
        Console.WriteLine("rest");

        return node.Next == null ? 1 : 2;
    }

    // Inlined into a loop: in each iteration the variables start with their initial values.
    private static string Fresh(int i)
    {
        string text = null;
        int[] counts = new int[2];
        Pair pair = default;

        if (i % 2 == 0)
        {
            text = "even";
            pair.Right = 5;
            counts[0]++;
        }

        return (text ?? "odd") + pair.Right.ToString() + (pair.Left == null ? "-" : "+") + counts[0].ToString();
    }

    private static int Keep(int before, int after)
    {
        s_calls += after;

        return (before * 100) + after;
    }
}
