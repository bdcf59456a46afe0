using System;

class Program
{
    static void Main()
    {
        foreach (char value in new char[] { 'a', '\0', '\uffff' })
        {
            object boxed = value;
            char back = (char)boxed;
            Console.WriteLine("" + (int)back + " " + (boxed is char) + " " + (boxed is long) + " " + boxed.Equals(value) + " " + boxed.GetType());

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
