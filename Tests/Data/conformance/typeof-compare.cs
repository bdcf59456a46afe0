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
        object o = new B();
        Console.WriteLine((o.GetType() == typeof(B)) + " " + (o.GetType() == typeof(A)) + " " + (typeof(A) == typeof(A)) + " " + typeof(A).IsInstanceOfType(o) + " " + typeof(B).IsSubclassOf(typeof(A)));
        Console.WriteLine(o.GetType().BaseType + " " + typeof(B).IsClass + " " + typeof(int).IsValueType + " " + typeof(int[]).IsArray + " " + typeof(int[]).GetElementType() + " " + typeof(DayOfWeek).IsEnum + " " + typeof(IDisposable).IsInterface);
    }
}
