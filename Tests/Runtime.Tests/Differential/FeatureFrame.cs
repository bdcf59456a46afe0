namespace FlipperUpdaterNano.Runtime.Tests.Differential
{
    /// <summary>The types shared by the programs of <see cref="FeatureGenerator"/>.</summary>
    internal static class FeatureFrame
    {
        public static (string Path, string Text) Source { get; } = ("features.cs", Text.Replace("\r\n", "\n", StringComparison.Ordinal));

        private const string Text = """
            using System;
            using System.Collections;
            using System.Threading;

            delegate int Step(int x);

            delegate string Writer();

            interface IOut<out T>
            {
                T Get();

                string Label()
                {
                    return "out";
                }
            }

            interface IIn<in T>
            {
                string Put(T value);
            }

            interface ITurn<in T, out R> : IOut<R>
            {
                R Turn(T value);
            }

            interface IVisitor
            {
                string Visit<T>(T value);
            }

            class Animal
            {
                public int Legs;

                public Animal Friend;

                public override string ToString()
                {
                    return "animal" + Legs;
                }
            }

            class Cat : Animal
            {
                public override string ToString()
                {
                    return "cat" + Legs;
                }
            }

            sealed class Lion : Cat
            {
                public override string ToString()
                {
                    return "lion" + Legs;
                }
            }

            class Box<T> : IOut<T>, IIn<T>
            {
                protected T _value;

                public Box(T value)
                {
                    _value = value;
                }

                public virtual T Get()
                {
                    return _value;
                }

                public virtual string Put(T value)
                {
                    _value = value;
                    return "put " + value;
                }

                public override string ToString()
                {
                    return "box of " + _value;
                }

                public virtual string With<U>(U other)
                {
                    return "box " + _value + "+" + other;
                }
            }

            class LoudBox<T> : Box<T>
            {
                public LoudBox(T value)
                    : base(value)
                {
                }

                public override string Put(T value)
                {
                    return base.Put(value) + "!";
                }

                public override string With<U>(U other)
                {
                    return "loud " + base.With(other) + base.With(_value);
                }
            }

            struct Cell<T> : IOut<T[]>
            {
                public T First;
                public T Second;

                public override string ToString()
                {
                    return "cell " + First;
                }

                public T[] Get()
                {
                    T kept = First;
                    First = Second;
                    Second = kept;
                    return new T[] { First, Second };
                }
            }

            class Named : IVisitor
            {
                public virtual string Visit<T>(T value)
                {
                    return "named " + value;
                }
            }

            class Typed : Named
            {
                public override string Visit<T>(T value)
                {
                    return "typed " + (value is string ? "s" : value is int ? "i" : "o") + base.Visit(value);
                }
            }

            sealed class Log : IDisposable
            {
                private readonly string _name;
                private readonly bool _throws;

                public Log(string name, bool throws)
                {
                    _name = name;
                    _throws = throws;
                    Lab.Trace("open " + name);
                }

                public void Dispose()
                {
                    Lab.Trace("close " + _name);

                    if (_throws)
                    {
                        throw new InvalidOperationException(_name);
                    }
                }
            }

            struct Fixed
            {
                public readonly int Value;
                public readonly Animal Who;

                public Fixed(int value, Animal who)
                {
                    Value = value;
                    Who = who;
                }
            }

            class Guarded
            {
                public Fixed Inner;
                public readonly int Number;
                public readonly string Text = "t";

                public Guarded(int number)
                {
                    Number = number;
                    Lab.Trace(Text + Number);
                    Grow(ref Number, ref Text, number & 3);
                    Lab.Trace(Text + Number);
                    Inner = new Fixed(Number, number > 4 ? new Lion() : null);
                }

                public void Change(int times)
                {
                    for (int i = 0; i < times; i++)
                    {
                        Inner = new Fixed(Inner.Value + i, i == 1 ? null : new Cat { Legs = i });
                    }
                }

                private static void Grow(ref int number, ref string text, int times)
                {
                    for (int i = 0; i < times; i++)
                    {
                        number++;
                        text += "+";
                    }
                }
            }

            static class Lab
            {
                public static int Sum(int n)
                {
                    int sum = 0;

                    for (int i = 0; i < n; i++)
                    {
                        sum += 2;
                    }

                    return sum;
                }

                public static int Throwing(int n, int result)
                {
                    for (int i = 0; i < 3; i++)
                    {
                        n += i;
                    }

                    return n > 3 ? throw new InvalidOperationException("t") : result;
                }

                public static void Trace(string text)
                {
                    Console.WriteLine(text);
                }

                public static string Name(Exception e)
                {
                    string own = e is ArgumentException ? "argument"
                        : e is InvalidOperationException ? "operation"
                        : e is IndexOutOfRangeException ? "index"
                        : e is NullReferenceException ? "null"
                        : e is InvalidCastException ? "cast"
                        : "other";
                    return e.InnerException == null ? own : own + "(" + Name(e.InnerException) + ")";
                }

                public static bool Filter(bool value, string name)
                {
                    Trace("filter " + name + " " + value);
                    return value;
                }

                public static void Fail(int kind)
                {
                    switch (kind)
                    {
                        case 0: throw new ArgumentException("a");
                        case 1: throw new InvalidOperationException("b", new ArgumentException("c"));
                        case 2: Trace("" + (new byte[kind])[kind]); break;
                        case 3: Trace(((string)(object)null).Trim()); break;
                        case 4: Trace(((Cat)new Animal()).ToString()); break;
                    }
                }

                public static string Show(object value)
                {
                    return value switch
                    {
                        null => "null",
                        Lion { Friend: Cat { Legs: > 3 } friend } => "befriended " + friend,
                        Cat { Legs: 4 or 3 } cat => "cat of " + cat.Legs,
                        Animal { Friend: null, Legs: not 0 } => "alone",
                        Animal animal when animal.Legs > 2 => "many",
                        int and (< 0 or > 100) => "far",
                        int number => "int " + number,
                        long and >= 5L => "long",
                        string { Length: > 3 } text and not "four" => "text " + text,
                        string => "short",
                        bool flag => flag ? "yes" : "no",
                        int[] { Length: 2 } pair => "pair " + pair[0],
                        IOut<object> source => "source " + source.Get() + source.Label(),
                        IIn<string> => "sink",
                        _ => "other",
                    };
                }
            }

            """;
    }
}
