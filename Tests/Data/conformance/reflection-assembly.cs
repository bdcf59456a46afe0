using System;
using System.Reflection;

[Serializable]
class Marked
{
    public class Nested
    {
    }
}

interface IThing
{
}

class Program
{
    public static void Take(ref int a, int[] b)
    {
    }

    static void Try(string what, Action code)
    {
        try
        {
            code();
            Console.WriteLine(what + " nothing");
        }
        catch (Exception e)
        {
            Console.WriteLine(what + " " + e.GetType().FullName);
        }
    }

    static void PrintParameter(Type type, object value)
    {
        Console.WriteLine(type.Name + " of " + type.GetElementType() + (type.BaseType == null ? "" : " is " + type.BaseType)
            + (type.IsArray ? " array" : "") + (type.IsClass ? " class" : "") + (type.IsValueType ? " value" : "")
            + (type.IsPublic ? " public" : "") + (type.IsNotPublic ? " notpublic" : "") + (type.IsInstanceOfType(value) ? " instance" : "")
            + " " + type.GetCustomAttributes(false).Length);
    }

    static void Main()
    {
        string here = typeof(Program).FullName;
        string prefix = here.Substring(0, here.Length - "Program".Length);
        Assembly assembly = Assembly.GetExecutingAssembly();
        Console.WriteLine((typeof(Program).Assembly == assembly) + " " + (Assembly.GetAssembly(typeof(Marked)) == assembly));
        Console.WriteLine(assembly.GetName().Version.ToString() + " " + (assembly.GetName().FullName == assembly.FullName));
        Console.WriteLine((typeof(Marked).AssemblyQualifiedName == prefix + "Marked, " + assembly.FullName) + " "
            + (assembly.FullName.IndexOf(assembly.GetName().Name + ", Version=") == 0));

        foreach (Type type in assembly.GetTypes())
        {
            if (type.FullName.IndexOf(prefix) == 0 && type.FullName.IndexOf('<') < 0)
            {
                Console.WriteLine(type.FullName.Substring(prefix.Length) + (type.IsSerializable ? " serializable" : ""));
            }
        }

        Console.WriteLine((assembly.GetType(prefix + "Marked+Nested") == typeof(Marked.Nested)) + " "
            + (assembly.GetType(prefix + "Missing") == null));
        Try("no name", () => assembly.GetType(null));

        ParameterInfo[] parameters = typeof(Program).GetMethod("Take").GetParameters();
        PrintParameter(parameters[0].ParameterType, 1);
        PrintParameter(parameters[1].ParameterType, new int[1]);
        Type again = typeof(Program).GetMethod("Take").GetParameters()[0].ParameterType;
        Console.WriteLine(parameters[0].ParameterType == again ? "the same" : "another");
        Console.WriteLine(again.GetMethods().Length + " " + again.GetFields().Length + " " + again.GetInterfaces().Length);

        Array made = Array.CreateInstance(typeof(IThing), 3);
        Console.WriteLine(made.Length + " " + (made is IThing[]));
        Try("no type", () => Array.CreateInstance(null, 1));
        Try("negative", () => Array.CreateInstance(typeof(int), -1));
    }
}
