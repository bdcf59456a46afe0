using System;

class Program
{
    static ref object At(object[] array, int index)
    {
        return ref array[index];
    }

    static void Main()
    {
        object[] array = new object[4];
        Console.WriteLine("" + array[0]);
        array[0] = 1;
        array[1] = null;
        array[2] = "x";
        array[3] = array[0];
        At(array, 1) = array[2];

        for (int i = 0; i < array.Length; i++)
        {
            Console.WriteLine(i + ": " + array[i]);
        }

        object[] copy = (object[])array.Clone();
        array[0] = array[1];
        Console.WriteLine("" + (copy[0].Equals(array[3])) + " " + copy.Length);

        try
        {
            Console.WriteLine("" + array[4]);
        }
        catch (IndexOutOfRangeException e)
        {
            Console.WriteLine(e.Message);
        }
    }
}
