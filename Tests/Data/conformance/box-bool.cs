using System;

class Program
{
    static void Main()
    {
        foreach (bool value in new bool[] { true, false, true })
        {
            object boxed = value;
            bool back = (bool)boxed;
            Console.WriteLine("" + back + " " + (boxed is bool) + " " + (boxed is long) + " " + boxed.Equals(value) + " " + boxed.GetType());

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
