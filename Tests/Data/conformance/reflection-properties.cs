using System;
using System.Reflection;

interface INamed
{
    string Name { get; }
}

class Thing : INamed
{
    private readonly string[] _slots = new string[4];

    public string Name { get; private set; }

    public int Weight { get; protected set; }

    public static int Made { get; set; }

    string INamed.Name
    {
        get { return "explicit"; }
    }

    public string this[int index]
    {
        get { return _slots[index]; }
        set { _slots[index] = value; }
    }
}

class Program
{
    static void Main()
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

        foreach (MethodInfo method in typeof(Thing).GetMethods(Any))
        {
            string name = method.Name;
            Console.WriteLine(name.Substring(name.LastIndexOf('.') + 1) + " " + method.GetParameters().Length + " " + method.IsPublic);
        }

        Thing thing = new Thing();
        typeof(Thing).GetMethod("set_Name", Any).Invoke(thing, new object[] { "private" });
        typeof(Thing).GetMethod("set_Weight", Any).Invoke(thing, new object[] { 12 });
        typeof(Thing).GetMethod("set_Made").Invoke(null, new object[] { 3 });
        typeof(Thing).GetMethod("set_Item").Invoke(thing, new object[] { 2, "slot" });
        Console.WriteLine(thing.Name + thing.Weight + Thing.Made + thing[2]);
        Console.WriteLine((string)typeof(INamed).GetMethod("get_Name").Invoke(thing, null));
        Console.WriteLine((string)typeof(Thing).GetMethod("get_Item").Invoke(thing, new object[] { 2 }));
        Console.WriteLine(typeof(Thing).InvokeMember("Made", BindingFlags.GetProperty, null, null, null).ToString());
    }
}
