using System;

class Program
{
    static int Factorial(int n)
    {
        return n < 2 ? 1 : n * Factorial(n - 1);
    }

    static int Fibonacci(int n)
    {
        return n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);
    }

    static bool IsEven(int n)
    {
        return n == 0 || IsOdd(n - 1);
    }

    static bool IsOdd(int n)
    {
        return n != 0 && IsEven(n - 1);
    }

    static void Main()
    {
        Console.WriteLine(Factorial(10) + " " + Fibonacci(20) + " " + IsEven(100) + " " + IsOdd(7));
    }
}
