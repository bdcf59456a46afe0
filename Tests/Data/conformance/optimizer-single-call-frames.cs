using System;

// Methods with one call site whose frames are large: inlining must neither exceed the maximum frame nor reduce the depth of recursion.
public struct Line
{
    public long A, B, C, D, E, F, G, H, I, J;
}

public struct Page
{
    public Line First, Second, Third;
}

public static class Program
{
    private static int s_sum;
    private static int s_deepest;

    public static void Main()
    {
        Console.WriteLine((Sum(3) + Difference(4) + Product(5)).ToString());
        Descend(0);
        Console.WriteLine(s_deepest.ToString() + " " + s_sum.ToString());
    }

    private static void Fill(ref Page page, int n)
    {
        for (int i = 0; i < n; i++)
        {
            page.First.A += i;
            page.Third.J -= i;
        }
    }

    private static long Sum(int n)
    {
        Page first = default, second = default;
        Fill(ref first, n);
        Fill(ref second, n);

        return first.First.A + second.First.A;
    }

    private static long Difference(int n)
    {
        Page first = default, second = default;
        Fill(ref first, n);
        Fill(ref second, n);

        return first.First.A - second.Third.J;
    }

    private static long Product(int n)
    {
        Page first = default, second = default;
        Fill(ref first, n);
        Fill(ref second, n);

        return first.First.A * second.First.A;
    }

    private static void FillLine(ref Line line, int n)
    {
        for (int i = 0; i < n; i++)
        {
            line.A += i;
        }
    }

    private static void Note(int depth)
    {
        Line first = default, second = default;
        FillLine(ref first, depth & 3);
        FillLine(ref second, 2);
        s_sum += (int)(first.A + second.A);

        for (int i = 0; i < 2; i++)
        {
            s_sum++;
        }
    }

    private static void Descend(int depth)
    {
        s_deepest = depth;
        Note(depth);

        if (depth < 500)
        {
            Descend(depth + 1);
        }

        s_sum++;
    }
}
