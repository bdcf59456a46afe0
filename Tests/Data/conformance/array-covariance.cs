using System;

class A
{
}

class B : A
{
}

class Program
{
    static void Main()
    {
        A[] array = new B[2];
        array[0] = new B();
        try
        {
            array[1] = new A();
            Console.WriteLine("stored");
        }
        catch (Exception)
        {
            Console.WriteLine("refused");
        }
        object[] objects = new string[] { "a", "b" };
        Console.WriteLine(objects[1] + " " + objects.Length + " " + (objects is string[]));
        try
        {
            objects[0] = 5;
            Console.WriteLine("stored");
        }
        catch (Exception)
        {
            Console.WriteLine("refused");
        }
    }
}
