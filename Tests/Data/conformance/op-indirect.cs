using System;

class Program
{
    static string Read(ref sbyte a, ref byte b, ref short c, ref ushort d, ref uint e, ref float f, ref double g, ref nint h, ref bool i, ref char j)
    {
        string text = a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + (int)h + " " + i + " " + (int)j;
        a--;
        b++;
        c--;
        d++;
        e++;
        f += 0.5f;
        g *= 2;
        h += 3;
        i = !i;
        j++;
        return text;
    }

    static void Main()
    {
        sbyte a = -128;
        byte b = 255;
        short c = -32768;
        ushort d = 65535;
        uint e = uint.MaxValue;
        float f = 1.5f;
        double g = -2.25;
        nint h = -7;
        bool i = true;
        char j = 'z';
        for (int n = 0; n < 3; n++)
        {
            Console.WriteLine(Read(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h, ref i, ref j));
        }
    }
}
