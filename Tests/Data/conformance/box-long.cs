using System;

class Program
{
    static void Main()
    {
        foreach (long value in new long[] { 1, long.MinValue, long.MaxValue })
        {
            object boxed = value;
            long back = (long)boxed;
            Console.WriteLine("" + back + " " + (boxed is long) + " " + (boxed is int) + " " + boxed.Equals(value) + " " + boxed.GetType());

            try
            {
                Console.WriteLine("" + (int)boxed);
            }
            catch (InvalidCastException)
            {
                Console.WriteLine("cast");
            }
        }
    }
}
