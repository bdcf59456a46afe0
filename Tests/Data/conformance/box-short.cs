using System;

class Program
{
    static void Main()
    {
        foreach (short value in new short[] { 1, -32768, 32767 })
        {
            object boxed = value;
            short back = (short)boxed;
            Console.WriteLine("" + back + " " + (boxed is short) + " " + (boxed is long) + " " + boxed.Equals(value) + " " + boxed.GetType());

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
