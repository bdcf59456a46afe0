using System;

class Program
{
    static void Main()
    {
        foreach (ushort value in new ushort[] { 1, 0, 65535 })
        {
            object boxed = value;
            ushort back = (ushort)boxed;
            Console.WriteLine("" + back + " " + (boxed is ushort) + " " + (boxed is long) + " " + boxed.Equals(value) + " " + boxed.GetType());

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
