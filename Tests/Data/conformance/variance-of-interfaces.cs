using System;

interface IOut<out T>
{
    T Get();

    string Name()
    {
        return "default";
    }
}

interface IIn<in T>
{
    string Take(T value);
}

interface ITurn<in T, out R> : IOut<R>
{
    R Turn(T value);
}

class Animal
{
    public override string ToString()
    {
        return "animal";
    }
}

class Cat : Animal
{
    public override string ToString()
    {
        return "cat";
    }
}

class Source : IOut<string>
{
    public virtual string Get()
    {
        return "source";
    }
}

class LaterSource : Source
{
    public override string Get()
    {
        return "later";
    }
}

class Both : Source, IOut<Animal>
{
    Animal IOut<Animal>.Get()
    {
        return new Cat();
    }

    string IOut<Animal>.Name()
    {
        return "named";
    }
}

class Sink : IIn<object>
{
    public string Take(object value)
    {
        return "took " + value;
    }
}

class Turner : ITurn<Animal, Cat>
{
    public Cat Turn(Animal value)
    {
        return value as Cat;
    }

    Cat IOut<Cat>.Get()
    {
        return new Cat();
    }
}

struct Value : IOut<Cat[]>
{
    public int Count;

    public Cat[] Get()
    {
        Count++;
        return new Cat[Count];
    }
}

class Nested : IOut<IOut<string>>
{
    public IOut<string> Get()
    {
        return new Source();
    }
}

class Numbers : IOut<int>
{
    public int Get()
    {
        return 7;
    }
}

class Program
{
    static string Read(IOut<object> source)
    {
        return source.Get() + " " + source.Name();
    }

    static string Feed<T>(IIn<T> sink, T value)
    {
        return sink.Take(value);
    }

    static string Twice<T>(T source)
        where T : IOut<Animal[]>
    {
        return "" + source.Get().Length + source.Get().Length;
    }

    static void Main()
    {
        Console.WriteLine(Read(new Source()));
        Console.WriteLine(Read(new LaterSource()));
        Console.WriteLine(Read(new Turner()));
        IOut<Animal> animals = new Both();
        Console.WriteLine(animals.Get() + " " + animals.Name());
        animals = new Turner();
        Console.WriteLine(animals.Get() + " " + animals.Name());
        Console.WriteLine(Feed<string>(new Sink(), "text") + Feed<Cat>(new Sink(), new Cat()));
        ITurn<Cat, object> turn = new Turner();
        Console.WriteLine("" + turn.Turn(new Cat()) + turn.Get());
        Console.WriteLine(Twice(new Value { Count = 3 }));
        IOut<Animal[]> boxed = new Value { Count = 1 };
        Console.WriteLine("" + boxed.Get().Length + boxed.Get().Length);
        IOut<IOut<object>> nested = new Nested();
        Console.WriteLine(nested.Get().Get().ToString());

        object[] all = { new Source(), new Sink(), new Turner(), new Value(), new Nested(), new Numbers(), "text", new Both() };

        foreach (object item in all)
        {
            Console.WriteLine((item is IOut<object>) + " " + (item is IOut<string>) + " " + (item is IOut<Animal>) + " " + (item is IOut<int>)
                + " " + (item is IIn<string>) + " " + (item is IIn<Cat>) + " " + (item is ITurn<Cat, Animal>) + " " + (item is IOut<object[]>)
                + " " + (item is IOut<IOut<object>>) + " " + (item is ITurn<object, Cat>));
        }

        IOut<object>[] array = new IOut<string>[] { new Source() };
        Console.WriteLine(array[0].Get().ToString());

        try
        {
            array[0] = new Turner();
            Console.WriteLine("stored");
        }
        catch (Exception)
        {
            Console.WriteLine("mismatch");
        }

        try
        {
            Console.WriteLine(((IOut<object>)all[5]).Get().ToString());
        }
        catch (InvalidCastException)
        {
            Console.WriteLine("values do not vary");
        }
    }
}
