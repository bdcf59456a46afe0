using System;
using System.Reflection;

interface IShape
{
    int Area();
}

abstract class Shape : IShape
{
    public abstract int Area();

    public virtual string Kind()
    {
        return "shape";
    }

    public static Shape Make()
    {
        return null;
    }

    protected int Hidden()
    {
        return 1;
    }

    private void Secret()
    {
    }
}

sealed class Square : Shape
{
    public int Side { get; set; }

    public override int Area()
    {
        return Side * Side;
    }

    public override string Kind()
    {
        return "square";
    }

    public int Grow(int by)
    {
        return Side += by;
    }

    public int Grow(int by, int times)
    {
        return Side += by * times;
    }

    public int Grow(string by)
    {
        return Side += by.Length;
    }

    private int Own()
    {
        return Side;
    }

    internal static int Count(object[] all)
    {
        return all.Length;
    }
}

class Program
{
    const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    static void Print(string title, MethodInfo[] methods)
    {
        Console.WriteLine(title);

        foreach (MethodInfo method in methods)
        {
            string parameters = "";

            foreach (ParameterInfo parameter in method.GetParameters())
            {
                parameters += " " + parameter.ParameterType.FullName;
            }

            if (method.DeclaringType != typeof(object))
            {
                Console.WriteLine("  " + method.DeclaringType.Name + "." + method.Name + parameters + " -> " + method.ReturnType.FullName
                    + (method.IsPublic ? " public" : "") + (method.IsStatic ? " static" : "") + (method.IsVirtual ? " virtual" : "")
                    + (method.IsAbstract ? " abstract" : "") + (method.IsFinal ? " final" : "") + " " + (int)method.MemberType);
            }
        }
    }

    static void Main()
    {
        Print("all", typeof(Square).GetMethods());
        Print("own", typeof(Square).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly));
        Print("not public", typeof(Square).GetMethods(BindingFlags.NonPublic | BindingFlags.Instance));
        Print("static", typeof(Square).GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static));
        Print("flat", typeof(Square).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy));
        Print("base", typeof(Shape).GetMethods(All | BindingFlags.DeclaredOnly));
        Print("interface", typeof(IShape).GetMethods());
        Print("none", typeof(Square).GetMethods(BindingFlags.Public));

        Square square = new Square { Side = 3 };
        Console.WriteLine(typeof(IShape).GetMethod("Area").Invoke(square, null).ToString());
        Console.WriteLine(typeof(Shape).GetMethod("Area").Invoke(square, null).ToString());
        Console.WriteLine((string)typeof(Shape).GetMethod("Kind").Invoke(square, null));
        Console.WriteLine(typeof(Square).GetMethod("Grow", new Type[] { typeof(int) }).Invoke(square, new object[] { 2 }).ToString());
        Console.WriteLine(typeof(Square).GetMethod("Grow", new Type[] { typeof(int), typeof(int) }).Invoke(square, new object[] { 2, 3 }).ToString());
        Console.WriteLine(typeof(Square).GetMethod("Grow", new Type[] { typeof(string) }).Invoke(square, new object[] { "four" }).ToString());
        Console.WriteLine(typeof(Square).GetMethod("Grow", new Type[] { typeof(bool) }) == null ? "none" : "one");
        Console.WriteLine(typeof(Square).GetMethod("Own", BindingFlags.NonPublic | BindingFlags.Instance).Invoke(square, null).ToString());
        Console.WriteLine(typeof(Square).GetMethod("Own") == null ? "hidden" : "found");
        Console.WriteLine(typeof(Square).GetMethod("Count", BindingFlags.NonPublic | BindingFlags.Static).Invoke(null, new object[] { new object[] { 1, "2" } }).ToString());
        Console.WriteLine(typeof(Square).GetMethod("Missing") == null ? "none" : "one");
        Console.WriteLine(typeof(Square).GetMethod("Kind") == typeof(Square).GetMethod("Kind") ? "the same" : "another");
        Console.WriteLine(typeof(Square).GetMethod("Grow", new Type[] { typeof(int), typeof(int) }).ToString());
        Console.WriteLine(typeof(Shape).GetMethod("Make").ToString());

        try
        {
            typeof(Square).GetMethod("Grow");
        }
        catch (Exception e)
        {
            Console.WriteLine(e.GetType().FullName);
        }
    }
}
