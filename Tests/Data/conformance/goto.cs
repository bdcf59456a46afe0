using System;

class Program
{
    static void Main()
    {
        int i = 0;
        again:
        Console.WriteLine("i " + i);
        i++;
        if (i < 3)
        {
            goto again;
        }
        goto done;
        #pragma warning disable CS0162
        Console.WriteLine("never");
        #pragma warning restore CS0162
        done:
        Console.WriteLine("done");
    }
}
