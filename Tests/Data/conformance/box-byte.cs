using System;

class Program
{
    static void Main()
    {
        foreach (byte value in new byte[] { 1, 0, 255 })
        {
            object boxed = value;
            byte back = (byte)boxed;
            Console.WriteLine("" + back + " " + (boxed is byte) + " " + (boxed is long) + " " + boxed.Equals(value) + " " + boxed.GetType());

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
