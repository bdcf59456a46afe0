using System;

delegate int F();

class Program
{
    static void Main()
    {
        int a = 1;
        F outer = () =>
        {
            int b = 10;
            F inner = () =>
            {
                a++;
                b += a;
                return b;
            };
            return inner() + inner();
        };
        Console.WriteLine(outer() + " " + outer() + " " + a);
    }
}
