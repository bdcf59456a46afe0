using System;

interface IMaker
{
    string Make<T>(T value);

    string Pair<A, B>(A first, B second)
    {
        return "pair " + Make(first) + Make(second);
    }
}

abstract class Maker : IMaker
{
    public abstract string Make<T>(T value);

    public virtual string Kind<T>(T value)
    {
        return "maker " + typeof(T).Name + " " + value;
    }

    public string Kind(int value)
    {
        return "plain " + value;
    }
}

class First : Maker
{
    public override string Make<T>(T value)
    {
        return "[" + value + "]";
    }

    public override string Kind<U>(U value)
    {
        return "first " + base.Kind(value);
    }
}

class Second : First, IMaker
{
    string IMaker.Make<T>(T value)
    {
        return "<" + value + ">";
    }

    public new virtual string Kind<T>(T value)
    {
        return "hidden " + value;
    }
}

class Third : Second
{
    public override string Kind<T>(T value)
    {
        return "third " + base.Kind(value);
    }

    string Own<T>(T[] values)
    {
        string text = "";

        foreach (T value in values)
        {
            text += Make(value);
        }

        return text;
    }

    public string All()
    {
        return Own(new int[] { 1, 2 }) + Own(new string[] { "a", null });
    }
}

class Box<T>
{
    public virtual string Join<U>(T own, U other)
    {
        return own + "+" + other;
    }
}

class TextBox : Box<string>
{
    public override string Join<V>(string own, V other)
    {
        return "text " + base.Join(own, other);
    }
}

delegate string Writer(int value);

class Program
{
    static void Main()
    {
        Maker[] makers = { new First(), new Second(), new Third() };

        foreach (Maker maker in makers)
        {
            IMaker contract = maker;
            Console.WriteLine(maker.Make(1) + maker.Make("x") + maker.Make(2L));
            Console.WriteLine(contract.Make(1) + contract.Make("x") + contract.Make(true));
            Console.WriteLine(contract.Pair("p", 5));
            Console.WriteLine(maker.Kind("k") + " " + maker.Kind<int>(3) + " " + maker.Kind(3));
            Writer writer = maker.Make<int>;
            Console.WriteLine(writer(9));
        }

        Second second = new Third();
        Console.WriteLine(second.Kind("s"));
        Console.WriteLine(new Third().All());
        Box<string> box = new TextBox();
        Console.WriteLine(box.Join("a", 1) + " " + box.Join("b", "c"));
    }
}
