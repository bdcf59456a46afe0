using System;

class Program
{
    static void Main()
    {
        foreach (float value in new float[] { 1.5f, -0.25f, 3e20f })
        {
            object boxed = value;
            float back = (float)boxed;
            Console.WriteLine("" + back + " " + (boxed is float) + " " + (boxed is long) + " " + boxed.Equals(value) + " " + boxed.GetType());

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
