using System;

class Program
{
    static void Main()
    {
        object gate = new object();
        int n = 0;
        lock (gate)
        {
            n++;
            lock (gate)
            {
                n++;
            }
        }
        try
        {
            lock (gate)
            {
                throw new Exception("inside");
            }
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message + n);
        }
    }
}
