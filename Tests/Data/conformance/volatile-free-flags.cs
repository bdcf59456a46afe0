using System;

class Program
{
    static bool s_ready;
    static int s_value;

    static void Publish(int v)
    {
        s_value = v;
        s_ready = true;
    }

    static void Main()
    {
        Publish(8);
        if (s_ready)
        {
            Console.WriteLine("" + s_value);
        }
    }
}
