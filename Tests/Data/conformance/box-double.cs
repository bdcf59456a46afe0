using System;

class Program
{
    static void Main()
    {
        foreach (double value in new double[] { 1.5, -0.25, 3e200 })
        {
            object boxed = value;
            double back = (double)boxed;
            Console.WriteLine("" + back + " " + (boxed is double) + " " + (boxed is long) + " " + boxed.Equals(value) + " " + boxed.GetType());

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
