using System;
using System.Collections;
using System.Reflection;

public interface IFirst
{
}

public interface ISecond : IFirst
{
}

public interface IThird
{
}

public abstract class Outer : ISecond
{
    public class Inner
    {
        private struct Innermost
        {
        }

        public static Type Deep()
        {
            return typeof(Innermost);
        }
    }
}

sealed class Leaf : Outer, IThird
{
}

enum Few
{
    One,
}

delegate int Call(int value);

class Program
{
    static void Print(Type type)
    {
        Console.WriteLine(type.Name + " " + (type.DeclaringType == null ? "-" : type.DeclaringType.Name) + " " + (type.BaseType == null ? "-" : type.BaseType.Name)
            + (type.IsPublic ? " public" : "") + (type.IsNotPublic ? " notpublic" : "") + (type.IsAbstract ? " abstract" : "") + (type.IsClass ? " class" : "")
            + (type.IsInterface ? " interface" : "") + (type.IsValueType ? " value" : "") + (type.IsEnum ? " enum" : "") + (type.IsArray ? " array" : "")
            + " " + (int)type.MemberType);
    }

    static void Main()
    {
        Print(typeof(Outer));
        Print(typeof(Outer.Inner));
        Print(Outer.Inner.Deep());
        Print(typeof(Leaf));
        Print(typeof(ISecond));
        Print(typeof(Few));
        Print(typeof(Call));
        Print(typeof(string));
        Print(typeof(int));
        Print(typeof(Leaf[]));
        Print(new ArrayList().GetType());

        foreach (Type type in typeof(Leaf).GetInterfaces())
        {
            Console.WriteLine(type.Name);
        }

        Console.WriteLine(typeof(ISecond).GetInterfaces().Length + " " + typeof(Few).GetElementType() + " " + typeof(Leaf[]).GetElementType().Name);
        Console.WriteLine(typeof(Leaf).IsSubclassOf(typeof(Outer)) + " " + typeof(Leaf).IsInstanceOfType(new Leaf()) + " " + typeof(IFirst).IsInstanceOfType(new Leaf()));
        MemberInfo member = typeof(Outer.Inner);
        Console.WriteLine(member.Name + " in " + member.DeclaringType.Name + " " + (member.MemberType == MemberTypes.NestedType || member.MemberType == MemberTypes.TypeInfo));
        IReflect reflected = typeof(Outer.Inner);
        Console.WriteLine(reflected.GetMethod("Deep", BindingFlags.Public | BindingFlags.Static).Name);
    }
}
