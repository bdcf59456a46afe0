using System;

class Program
{
    static void Main()
    {
        bool[] composite = new bool[200];
        string primes = "";
        for (int i = 2; i < composite.Length; i++)
        {
            if (composite[i])
            {
                continue;
            }

            primes += i + " ";
            for (int j = i * i; j < composite.Length; j += i)
            {
                composite[j] = true;
            }
        }
        Console.WriteLine(primes);
    }
}
