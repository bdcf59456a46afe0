using System;

delegate void Say(string s);

class Program
{
    static void A(string s)
    {
        Console.WriteLine("A" + s);
    }

    static void B(string s)
    {
        Console.WriteLine("B" + s);
    }

    static void Main()
    {
        Say say = A;
        say += B;
        say += A;
        say("1");
        say -= A;
        say("2");
        say -= A;
        say("3");
        say -= B;
        Console.WriteLine("" + (say == null));
        Say x = A;
        Say y = B;
        Say z = x + y;
        Console.WriteLine(z.GetInvocationList().Length + " " + (z == x + y) + " " + (z == y + x) + " " + (z - y == x));
    }
}
