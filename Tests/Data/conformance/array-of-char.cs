using System;

class Program
{
    static ref char At(char[] array, int index)
    {
        return ref array[index];
    }

    static void Main()
    {
        char[] array = new char[4];
        Console.WriteLine("" + (int)array[0]);
        array[0] = 'a';
        array[1] = '\0';
        array[2] = '\uffff';
        array[3] = array[0];
        At(array, 1) = array[2];

        for (int i = 0; i < array.Length; i++)
        {
            Console.WriteLine(i + ": " + (int)array[i]);
        }

        char[] copy = (char[])array.Clone();
        array[0] = array[1];
        Console.WriteLine("" + (copy[0] == array[3]) + " " + copy.Length);

        try
        {
            Console.WriteLine("" + (int)array[4]);
        }
        catch (IndexOutOfRangeException e)
        {
            Console.WriteLine(e.Message);
        }
    }
}
