using System;

class Program
{
    static void Try(int[] a, int i)
    {
        try
        {
            a[i] = 1;
            Console.WriteLine("ok " + a[i]);
        }
        catch (IndexOutOfRangeException e)
        {
            Console.WriteLine(e.Message);
        }
        catch (NullReferenceException e)
        {
            Console.WriteLine(e.Message);
        }
    }

    static void Main()
    {
        Try(new int[2], 0);
        Try(new int[2], 2);
        Try(new int[2], -1);
        Try(new int[2], int.MinValue);
        Try(new int[0], 0);
        Try(null, 0);
    }
}
