using System;

class Program
{
    static void Main()
    {
        foreach (uint value in new uint[] { 1, 0, uint.MaxValue })
        {
            object boxed = value;
            uint back = (uint)boxed;
            Console.WriteLine("" + back + " " + (boxed is uint) + " " + (boxed is long) + " " + boxed.Equals(value) + " " + boxed.GetType());

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
