using System;
using System.Reflection;

enum Color
{
    Red,
    Green = 5,
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
class NoteAttribute : Attribute
{
    public string Text;

    public NoteAttribute(string text)
    {
        Text = text;
    }

    public int Priority { get; set; }

    public override string ToString()
    {
        return "Note " + Text + " " + Priority;
    }
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
class OwnAttribute : Attribute
{
    public override string ToString()
    {
        return "Own";
    }
}

class FullAttribute : Attribute
{
    private readonly string _text;

    public bool Flag;
    public Color Color;
    public string[] Names;
    public Type Kind;
    public object Any;
    public long Wide;
    public char Letter;
    public double Real;

    public FullAttribute()
    {
        _text = "empty";
    }

    public FullAttribute(int number, Type type, Color color, object any, params int[] rest)
    {
        _text = number + " " + type.Name + " " + (int)color + " " + any + " " + rest.Length + (rest.Length > 0 ? " " + rest[rest.Length - 1] : "");
    }

    public override string ToString()
    {
        return "Full " + _text + " " + Flag + (int)Color + (Names == null ? "-" : Names[1]) + (Kind == null ? "-" : Kind.Name) + (Any == null ? "-" : Any.ToString()) + Wide + (int)Letter + Real;
    }
}

[Note("first"), Note("second", Priority = 2)]
[Own]
class Marked
{
    [Full(1, typeof(string), Color.Green, 2.5, 7, 8)]
    public int Field;

    [Full(Flag = true, Color = Color.Green, Names = new string[] { "a", "b" }, Kind = typeof(int[]), Any = (byte)9, Wide = 1L << 33, Letter = 'A', Real = 0.5)]
    public static int Static;

    [Note("constructor")]
    public Marked()
    {
    }

    [Full(2, typeof(Marked), Color.Red, "text")]
    [Own]
    [Note("method")]
    public virtual void Method()
    {
    }

    public void Plain()
    {
    }
}

[Note("third")]
class Derived : Marked
{
    public override void Method()
    {
    }
}

class Program
{
    static void Print(string what, object[] attributes)
    {
        Console.WriteLine(what + " " + attributes.Length);

        foreach (object attribute in attributes)
        {
            Console.WriteLine("  " + attribute);
        }
    }

    static void Main()
    {
        Print("type", typeof(Marked).GetCustomAttributes(false));
        Print("field", typeof(Marked).GetField("Field").GetCustomAttributes(false));
        Print("static", typeof(Marked).GetField("Static").GetCustomAttributes(true));
        Print("constructor", typeof(Marked).GetConstructor(new Type[0]).GetCustomAttributes(false));
        Print("method", typeof(Marked).GetMethod("Method").GetCustomAttributes(false));
        Print("plain", typeof(Marked).GetMethod("Plain").GetCustomAttributes(true));
        Print("derived", typeof(Derived).GetCustomAttributes(false));
        Print("derived, inherited", typeof(Derived).GetCustomAttributes(true));
        Print("override", typeof(Derived).GetMethod("Method").GetCustomAttributes(false));
        Print("override, inherited", typeof(Derived).GetMethod("Method").GetCustomAttributes(true));
        Print("none", typeof(Program).GetCustomAttributes(true));
        Console.WriteLine(typeof(Marked).GetCustomAttributes(false)[0] == typeof(Marked).GetCustomAttributes(false)[0] ? "the same" : "made anew");
        MemberInfo member = typeof(Marked).GetMethod("Method");
        Console.WriteLine(member.GetCustomAttributes(false).Length + " " + member.Name + " " + (member.MemberType == MemberTypes.Method));
    }
}
