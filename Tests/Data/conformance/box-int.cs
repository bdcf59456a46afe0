using System;

class Program
{
    static void Main()
    {
        foreach (int value in new int[] { 1, int.MinValue, int.MaxValue })
        {
            object boxed = value;
            int back = (int)boxed;
            Console.WriteLine("" + back + " " + (boxed is int) + " " + (boxed is long) + " " + boxed.Equals(value) + " " + boxed.GetType());

            try
            {
                Console.WriteLine("" + (long)boxed);
            }
            catch (InvalidCastException)
            {
                Console.WriteLine("cast");
            }
        }
    }
}
