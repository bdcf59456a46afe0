using System;
using System.Reflection;

class Made
{
    static int s_count;

    public readonly string Text;

    static Made()
    {
        s_count = 100;
    }

    public Made()
    {
        Text = "default " + s_count++;
    }

    public Made(int number)
    {
        Text = "number " + number;
    }

    public Made(string text, Made other)
    {
        Text = text + (other == null ? " alone" : " with " + other.Text);
    }

    protected Made(bool hidden)
    {
    }
}

struct Size
{
    public int Width;
    public int Height;

    public Size(int width, int height)
    {
        Width = width;
        Height = height;
    }
}

abstract class Unmade
{
    public Unmade()
    {
    }
}

class Program
{
    static void Main()
    {
        foreach (ConstructorInfo constructor in typeof(Made).GetConstructors())
        {
            string parameters = "";

            foreach (ParameterInfo parameter in constructor.GetParameters())
            {
                parameters += " " + parameter.ParameterType.Name;
            }

            Console.WriteLine(constructor.Name + parameters + " " + (int)constructor.MemberType + " " + constructor.DeclaringType.Name + constructor.IsPublic + constructor.IsStatic);
        }

        Made first = (Made)typeof(Made).GetConstructor(new Type[0]).Invoke(new object[0]);
        Console.WriteLine(first.Text);
        Console.WriteLine(((Made)typeof(Made).GetConstructor(new Type[0]).Invoke(null)).Text);
        Console.WriteLine(((Made)typeof(Made).GetConstructor(new Type[] { typeof(int) }).Invoke(new object[] { 3 })).Text);
        ConstructorInfo two = typeof(Made).GetConstructor(new Type[] { typeof(string), typeof(Made) });
        Console.WriteLine(((Made)two.Invoke(new object[] { "two", first })).Text);
        Console.WriteLine(((Made)two.Invoke(new object[] { "two", null })).Text);
        Console.WriteLine(typeof(Made).GetConstructor(new Type[] { typeof(bool) }) == null ? "hidden" : "found");
        Console.WriteLine(typeof(Made).GetConstructor(new Type[] { typeof(Made) }) == null ? "none" : "found");
        Size size = (Size)typeof(Size).GetConstructor(new Type[] { typeof(int), typeof(int) }).Invoke(new object[] { 4, 5 });
        Console.WriteLine(size.Width + "x" + size.Height);
        Console.WriteLine(typeof(Size).GetConstructor(new Type[0]) == null ? "none" : "found");
        Console.WriteLine(typeof(Unmade).GetConstructors().Length + " of an abstract class");
        Console.WriteLine(two.ToString() == "Void .ctor(System.String, " + typeof(Made).FullName + ")" ? "described" : two.ToString());
    }
}
