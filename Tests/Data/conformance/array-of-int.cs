using System;

class Program
{
    static ref int At(int[] array, int index)
    {
        return ref array[index];
    }

    static void Main()
    {
        int[] array = new int[4];
        Console.WriteLine("" + array[0]);
        array[0] = 1;
        array[1] = int.MinValue;
        array[2] = int.MaxValue;
        array[3] = array[0];
        At(array, 1) = array[2];

        for (int i = 0; i < array.Length; i++)
        {
            Console.WriteLine(i + ": " + array[i]);
        }

        int[] copy = (int[])array.Clone();
        array[0] = array[1];
        Console.WriteLine("" + (copy[0] == array[3]) + " " + copy.Length);

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
