using System;

class Program
{
    static int Try(long value)
    {
        try
        {
            return (int)checked((nint)value);
        }
        catch (SystemException)
        {
            return -1;
        }
    }

    static void Main()
    {
        nint[] array = new nint[3];
        array[1] = 5;
        array[2] = array[1] * -3;
        nuint big = 7u;
        nuint[] other = { big, big + 1 };
        Console.WriteLine((int)array[0] + " " + (int)array[1] + " " + (int)array[2] + " " + (uint)other[1]);
        Console.WriteLine(Try(123) + " " + Try(-5));
        int i = 40;
        uint u = 50;
        long l = 60;
        ulong x = 70;
        Console.WriteLine((int)checked((nint)x) + " " + (uint)checked((nuint)i) + " " + (uint)checked((nuint)l) + " " + (uint)checked((nuint)x) + " " + (int)(nint)u + " " + (uint)(nuint)l + " " + (uint)unchecked((nuint)u));
        try
        {
            Console.WriteLine("" + (uint)checked((nuint)(i - 50)));
        }
        catch (SystemException)
        {
            Console.WriteLine("overflow");
        }
    }
}
