using System;

class Program
{
    static void Main()
    {
        int[] a = { 1, 2, 3, 4, 5 };
        int[] b = new int[5];
        Array.Copy(a, b, 3);
        Console.WriteLine(b[0] + " " + b[2] + " " + b[3]);
        Array.Copy(a, 1, a, 0, 4);
        Console.WriteLine(a[0] + " " + a[3] + " " + a[4]);
        Array.Copy(a, 0, a, 1, 4);
        Console.WriteLine(a[0] + " " + a[1] + " " + a[4]);
        Array.Clear(a, 1, 2);
        Console.WriteLine(a[0] + " " + a[1] + " " + a[2] + " " + a[3]);
        try
        {
            Array.Copy(a, 0, b, 3, 3);
        }
        catch (ArgumentException)
        {
            Console.WriteLine("too long");
        }
        try
        {
            Array.Copy(null, b, 1);
        }
        catch (ArgumentNullException e)
        {
            Console.WriteLine(e.ParamName);
        }
        string[] s = { "a", "b" };
        object[] o = new object[2];
        Array.Copy(s, o, 2);
        Console.WriteLine("" + o[1]);
        a.CopyTo(b, 0);
        Console.WriteLine("" + b[4]);
    }
}
