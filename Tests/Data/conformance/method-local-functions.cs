using System;

class Program
{
    static int Twice(int n)
    {
        int factor = 2;
        return Times(n);

        int Times(int m)
        {
            return m * factor;
        }
    }

    static void Main()
    {
        Console.WriteLine("" + Twice(21));
        int calls = 0;
        void Count()
        {
            calls++;
        }
        Count();
        Count();
        Console.WriteLine("" + calls);
        static int Add(int a, int b) => a + b;
        Console.WriteLine("" + Add(2, 3));
        int Fact(int n) => n < 2 ? 1 : n * Fact(n - 1);
        Console.WriteLine("" + Fact(6));
    }
}
