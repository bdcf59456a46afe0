using System;

struct Pair
{
    public string A;
    public int[] B;
}

class Program
{
    static string Make(int n)
    {
        Pair p = new Pair { A = "a" + n, B = new int[n + 1] };
        ref int last = ref p.B[n];
        string waste = "";
        for (int i = 0; i < 20; i++)
        {
            waste += i;
            last += i;
        }

        Pair q = p;
        q.A += waste.Length;
        return q.A + " " + p.B[n];
    }

    static void Main()
    {
        for (int i = 0; i < 10; i++)
        {
            Console.WriteLine(Make(i));
        }
    }
}
