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
        object[] objects = { new A(), new B(), "s", 5, null, new B[1], new int[1], 5L };
        foreach (object o in objects)
        {
            Console.Write((o is A) + " " + (o is B) + " " + (o as A != null) + " " + (o is string) + " " + (o is int) + " " + (o is A[]) + " " + (o is object[]) + " " + (o is int[]));
            try
            {
                A a = (A)o;
                Console.WriteLine(" cast " + (a == null));
            }
            catch (InvalidCastException)
            {
                Console.WriteLine(" no");
            }
        }
    }
}
