using System;
using System.Reflection;

enum Level : byte
{
    Low = 1,
    High = 200,
}

struct Pair
{
    public int Left;
    public string Right;
}

class Base
{
    public int Inherited = 1;
    protected string Guarded = "g";
    private int _own = 5;
    public static int Shared = 6;

    public int Own()
    {
        return _own;
    }
}

class Holder : Base
{
    public const int Max = 99;
    public const string Text = "const";
    public const Level Default = Level.High;
    public static string Name = "static";
    public static readonly long Fixed = 1L << 40;
    public int Number = 3;
    public byte Small = 200;
    public char Letter = 'x';
    public bool Flag = true;
    public double Real = 1.5;
    public Level Level = Level.Low;
    public Pair Pair;
    public int[] Array = { 1, 2 };
    public object Any = "any";
    private string _hidden = "hidden";
    internal readonly int Once = 8;

    public string Hidden()
    {
        return _hidden;
    }
}

class Program
{
    const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    static void Print(string title, FieldInfo[] fields)
    {
        Console.WriteLine(title);

        foreach (FieldInfo field in fields)
        {
            Console.WriteLine("  " + field.DeclaringType.Name + "." + field.Name + " " + field.FieldType.FullName + " " + (int)field.MemberType);
        }
    }

    static void Main()
    {
        Print("public", typeof(Holder).GetFields());
        Print("not public", typeof(Holder).GetFields(BindingFlags.NonPublic | BindingFlags.Instance));
        Print("static", typeof(Holder).GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly));
        Print("flat", typeof(Holder).GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy));
        Print("base", typeof(Base).GetFields(All));

        Holder holder = new Holder();

        foreach (FieldInfo field in typeof(Holder).GetFields())
        {
            object value = field.GetValue(field.Name == "Name" || field.Name == "Max" ? null : holder);
            Console.WriteLine(field.Name + " " + (value is Array ? ((Array)value).Length.ToString() : value is Level ? ((int)(Level)value).ToString() : value is Pair ? "pair" : value.ToString()));
        }

        typeof(Holder).GetField("Number").SetValue(holder, 44);
        typeof(Holder).GetField("Name").SetValue(null, "changed");
        typeof(Holder).GetField("Small").SetValue(holder, (byte)9);
        typeof(Holder).GetField("Real").SetValue(holder, 2);
        typeof(Holder).GetField("Level").SetValue(holder, Level.High);
        typeof(Holder).GetField("Any").SetValue(holder, null);
        typeof(Holder).GetField("Flag").SetValue(holder, null);
        typeof(Holder).GetField("Pair").SetValue(holder, new Pair { Left = 1, Right = "r" });
        typeof(Holder).GetField("Once", BindingFlags.NonPublic | BindingFlags.Instance).SetValue(holder, 80);
        typeof(Holder).GetField("_hidden", BindingFlags.NonPublic | BindingFlags.Instance).SetValue(holder, "seen");
        typeof(Base).GetField("_own", BindingFlags.NonPublic | BindingFlags.Instance).SetValue(holder, 50);
        typeof(Holder).GetField("Inherited").SetValue(holder, 10);
        Console.WriteLine(holder.Number + Holder.Name + holder.Small + holder.Real + (int)holder.Level + (holder.Any == null) + holder.Flag + holder.Pair.Left + holder.Pair.Right
            + holder.Once + holder.Hidden() + holder.Own() + holder.Inherited);

        object box = new Pair { Left = 5, Right = "five" };
        typeof(Pair).GetField("Left").SetValue(box, 6);
        Console.WriteLine(((Pair)box).Left + " " + typeof(Pair).GetField("Right").GetValue(box));
        Console.WriteLine(typeof(Holder).GetField("missing") == null ? "none" : "one");
        Console.WriteLine(typeof(Holder).GetField("number", BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase).Name);
        Console.WriteLine(typeof(Holder).GetField("Number").ToString());

        try
        {
            typeof(Holder).GetField("Number").SetValue(holder, "text");
        }
        catch (ArgumentException e)
        {
            Console.WriteLine(e.Message);
        }

        try
        {
            typeof(Holder).GetField("Max").SetValue(null, 1);
        }
        catch (Exception e)
        {
            Console.WriteLine(e.GetType().FullName);
        }

        try
        {
            typeof(Holder).GetField("Number").GetValue(null);
        }
        catch (Exception e)
        {
            Console.WriteLine(e.GetType().FullName);
        }

        foreach (FieldInfo value in typeof(Level).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            Console.WriteLine(value.Name + " " + (byte)(Level)value.GetValue(null));
        }
    }
}
