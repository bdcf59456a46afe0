using System;

class Program
{
    static void Main()
    {
        int big = int.MaxValue;
        try
        {
            checked
            {
                big++;
            }

            Console.WriteLine("no");
        }
        catch (SystemException)
        {
            Console.WriteLine("overflow " + big);
        }
        unchecked
        {
            big++;
        }
        Console.WriteLine("" + big);
        byte b = 255;
        try
        {
            b = checked((byte)(b + 1));
        }
        catch (SystemException)
        {
            Console.WriteLine("byte " + b);
        }
        short s = checked((short)-5);
        Console.WriteLine("" + s);
        try
        {
            Console.WriteLine("" + checked((int)uint.Parse("3000000000")));
        }
        catch (SystemException)
        {
            Console.WriteLine("conversion");
        }
    }
}
