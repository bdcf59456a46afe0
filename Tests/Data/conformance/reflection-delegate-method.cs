using System;
using System.Reflection;

delegate int Operation(int value);

class Worker
{
    private readonly int _by;

    public Worker(int by)
    {
        _by = by;
    }

    public int Add(int value)
    {
        return value + _by;
    }

    public virtual int Change(int value)
    {
        return -value;
    }

    public static int Square(int value)
    {
        return value * value;
    }
}

class Twice : Worker
{
    public Twice()
        : base(2)
    {
    }

    public override int Change(int value)
    {
        return value * 2;
    }
}

struct Holder
{
    public int Value;

    public int Plus(int value)
    {
        return value + Value;
    }
}

class Program
{
    static void Print(Operation operation)
    {
        MethodInfo method = operation.Method;
        Console.WriteLine(method.DeclaringType.Name + "." + method.Name + " " + (method.IsStatic ? "static" : "instance") + " " + method.Invoke(operation.Target, new object[] { 5 }));
    }

    static void Main()
    {
        Worker worker = new Worker(10);
        Operation add = worker.Add;
        Operation square = Worker.Square;
        Print(add);
        Print(square);
        Print(worker.Change);
        Print(((Worker)new Twice()).Change);
        Print(new Holder { Value = 3 }.Plus);
        Print((Operation)Delegate.Combine(add, square));
        Operation both = square;
        both += add;
        Console.WriteLine(both.Method.Name + " " + (add.Method == typeof(Worker).GetMethod("Add")));

        foreach (Delegate one in both.GetInvocationList())
        {
            Console.WriteLine(one.Method.Name);
        }

        int captured = 4;
        Operation lambda = value => value + captured;
        Console.WriteLine(lambda.Method.Invoke(lambda.Target, new object[] { 1 }).ToString());
        Console.WriteLine(typeof(Operation).GetMethod("Invoke").Invoke(lambda, new object[] { 2 }).ToString());
    }
}
