using System;

class Program
{
    static ref string At(string[] array, int index)
    {
        return ref array[index];
    }

    static void Main()
    {
        string[] array = new string[4];
        Console.WriteLine("" + array[0]);
        array[0] = "a";
        array[1] = null;
        array[2] = "";
        array[3] = array[0];
        At(array, 1) = array[2];

        for (int i = 0; i < array.Length; i++)
        {
            Console.WriteLine(i + ": " + array[i]);
        }

        string[] copy = (string[])array.Clone();
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
