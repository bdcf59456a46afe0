using System;
using System.Reflection;

class Tool
{
    public int Size = 3;
    public static string Brand = "brand";

    public string Label { get; set; }

    public Tool()
    {
        Label = "new";
    }

    public Tool(string label)
    {
        Label = label;
    }

    public string Use(int times)
    {
        return "int " + times;
    }

    public string Use(string times)
    {
        return "string " + times;
    }

    public string Use(object any)
    {
        return "object";
    }

    public static int Sum(int a, long b)
    {
        return (int)(a + b);
    }

    private string Hidden()
    {
        return "hidden";
    }
}

class Program
{
    static void Main()
    {
        Type type = typeof(Tool);
        Tool tool = (Tool)type.InvokeMember(null, BindingFlags.CreateInstance, null, null, new object[] { "made" });
        Console.WriteLine(tool.Label);
        Console.WriteLine(((Tool)type.InvokeMember(null, BindingFlags.CreateInstance, null, null, null)).Label);
        Console.WriteLine((string)type.InvokeMember("Use", BindingFlags.InvokeMethod, null, tool, new object[] { 5 }));
        Console.WriteLine((string)type.InvokeMember("Use", BindingFlags.InvokeMethod, null, tool, new object[] { "five" }));
        Console.WriteLine((string)type.InvokeMember("Use", BindingFlags.InvokeMethod, null, tool, new object[] { tool }));
        Console.WriteLine((string)type.InvokeMember("Use", BindingFlags.InvokeMethod, null, tool, new object[] { (byte)5 }));
        Console.WriteLine(type.InvokeMember("Sum", BindingFlags.InvokeMethod | BindingFlags.Public | BindingFlags.Static, null, null, new object[] { 1, 2 }).ToString());
        Console.WriteLine((string)type.InvokeMember("Hidden", BindingFlags.InvokeMethod | BindingFlags.NonPublic | BindingFlags.Instance, null, tool, new object[0]));
        Console.WriteLine(type.InvokeMember("Size", BindingFlags.GetField, null, tool, new object[0]).ToString());
        type.InvokeMember("Size", BindingFlags.SetField, null, tool, new object[] { 9 });
        Console.WriteLine(tool.Size.ToString());
        type.InvokeMember("Brand", BindingFlags.SetField, null, null, new object[] { "other" });
        Console.WriteLine((string)type.InvokeMember("Brand", BindingFlags.GetField, null, null, null));
        type.InvokeMember("Label", BindingFlags.SetProperty, null, tool, new object[] { "set" });
        Console.WriteLine((string)type.InvokeMember("Label", BindingFlags.GetProperty, null, tool, null));

        try
        {
            type.InvokeMember("Missing", BindingFlags.InvokeMethod, null, tool, null);
        }
        catch (Exception e)
        {
            Console.WriteLine(e.GetType().FullName);
        }

        try
        {
            type.InvokeMember("Missing", BindingFlags.GetField, null, tool, null);
        }
        catch (Exception e)
        {
            Console.WriteLine(e.GetType().FullName);
        }
    }
}
