using System;

class Program
{
    static void Main()
    {
        foreach (sbyte value in new sbyte[] { 1, -128, 127 })
        {
            object boxed = value;
            sbyte back = (sbyte)boxed;
            Console.WriteLine("" + back + " " + (boxed is sbyte) + " " + (boxed is long) + " " + boxed.Equals(value) + " " + boxed.GetType());

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
