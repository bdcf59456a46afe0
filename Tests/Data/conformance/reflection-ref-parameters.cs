using System;
using System.Reflection;

struct Cell
{
    public int Value;
}

class Changer
{
    public static bool Double(ref int number, out string text)
    {
        number *= 2;
        text = "now " + number;

        return number > 10;
    }

    public void Fill(ref Cell cell, ref object[] list, int by)
    {
        cell.Value += by;
        list = new object[] { cell.Value, by };
    }
}

class Program
{
    static void Main()
    {
        foreach (ParameterInfo parameter in typeof(Changer).GetMethod("Double").GetParameters())
        {
            Type type = parameter.ParameterType;
            Console.WriteLine(type.FullName + " " + type.Name + " " + type.GetElementType().Name + " " + type.IsValueType + (type == typeof(int)));
        }

        Console.WriteLine(typeof(Changer).GetMethod("Double").ToString());
        object[] arguments = { 21, null };
        Console.WriteLine(typeof(Changer).GetMethod("Double").Invoke(null, arguments).ToString());
        Console.WriteLine(arguments[0] + " " + arguments[1]);
        arguments = new object[] { null, "old" };
        Console.WriteLine(typeof(Changer).GetMethod("Double").Invoke(null, arguments).ToString());
        Console.WriteLine(arguments[0] + " " + arguments[1]);
        arguments = new object[] { new Cell { Value = 1 }, null, 5 };
        typeof(Changer).GetMethod("Fill").Invoke(new Changer(), arguments);
        Console.WriteLine(((Cell)arguments[0]).Value + " " + ((object[])arguments[1]).Length + " " + ((object[])arguments[1])[0]);
    }
}
