using System;

class Program
{
    static void Main()
    {
        foreach (ulong value in new ulong[] { 1, 0, ulong.MaxValue })
        {
            object boxed = value;
            ulong back = (ulong)boxed;
            Console.WriteLine("" + back + " " + (boxed is ulong) + " " + (boxed is long) + " " + boxed.Equals(value) + " " + boxed.GetType());

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
