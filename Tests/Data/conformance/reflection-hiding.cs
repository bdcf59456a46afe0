using System;
using System.Reflection;

class Low
{
    public int Field = 1;

    public string Say()
    {
        return "low";
    }

    public virtual string Turn()
    {
        return "low turn";
    }

    public virtual string Keep(int x)
    {
        return "low keep";
    }
}

class High : Low
{
    public new string Field = "high";

    public new string Say()
    {
        return "high";
    }

    public new virtual string Turn()
    {
        return "high turn";
    }

    public override string Keep(int x)
    {
        return "high keep";
    }
}

class Program
{
    static void Main()
    {
        High high = new High();

        foreach (MethodInfo method in typeof(High).GetMethods())
        {
            if (method.DeclaringType != typeof(object))
            {
                Console.WriteLine(method.DeclaringType.Name + "." + method.Name + " " + method.Invoke(high, new object[method.GetParameters().Length]));
            }
        }

        foreach (FieldInfo field in typeof(High).GetFields())
        {
            Console.WriteLine(field.DeclaringType.Name + " " + field.GetValue(high));
        }

        Console.WriteLine(typeof(High).GetMethod("Say").DeclaringType.Name + " " + typeof(High).GetField("Field").DeclaringType.Name);
        Console.WriteLine((string)typeof(Low).GetMethod("Turn").Invoke(high, null) + ", " + typeof(High).GetMethod("Turn").Invoke(high, null));
    }
}
