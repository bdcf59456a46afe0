using System;

// Arguments that an inlined method reads more than once: every read must return the value passed by the caller.
public static class Program
{
    private static string s_text = "";

    public static void Main()
    {
        for (int i = 0; i < 2; i++)
        {
            int a = Twice(500), b = Twice(1) + 1 + i;
            Console.WriteLine(Low(a ^ b).ToString());
            Console.WriteLine(LowLoop(a ^ b).ToString());
            Console.WriteLine(Pick(a == b, a));
            Console.WriteLine(Pick(a != b + 997, a));
            Console.WriteLine(Stored(a + b).ToString());
            Console.WriteLine(Stored(Twice(i + 3)).ToString());
            Console.WriteLine(Wide(Twice(9) * 5000000000L).ToString());
            Console.WriteLine(s_text);
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

    private static int Low(int x) => ((byte)x * 1000) + x;

    private static int LowLoop(int x)
    {
        byte low = (byte)x;
        int sum = 0;

        for (int i = 0; i < low; i++)
        {
            sum += i;

            if (sum > 100)
            {
                break;
            }
        }

        return (sum * 1000) + x;
    }

    private static string Pick(bool same, int n) => Both(!same, same, n);

    private static string Both(bool first, bool second, int n)
    {
        string text = "";

        for (int i = 0; i < 2; i++)
        {
            text += (first ? "T" : "F") + (second ? "T" : "F") + n;
        }

        return text;
    }

    private static int Stored(int x)
    {
        int y = x;
        y += Noted(ref y, x);

        return y + x;
    }

    private static int Noted(ref int y, int x)
    {
        for (int i = 0; i < 2; i++)
        {
            s_text += y + ":" + x + " ";
            y++;
        }

        return y;
    }

    private static long Wide(long x)
    {
        long y = x;
        y += Count(x);

        return y - (int)x;
    }

    private static int Count(long x)
    {
        int count = 0;

        while (x > 0)
        {
            x /= 10;
            count++;
        }

        return count;
    }
}
