using System;

class Program
{
    static void Main()
    {
        object[] objects = new string[1];
        try
        {
            objects[0] = new object();
        }
        catch (Exception e)
        {
            Console.WriteLine(e is NullReferenceException ? "null" : "mismatch");
        }
        objects[0] = null;
        objects[0] = "ok";
        Console.WriteLine("" + objects[0]);
    }
}
