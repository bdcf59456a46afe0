using System.Text;
using FlipperUpdaterNano.Runtime.Tests.Conformance;

namespace FlipperUpdaterNano.Runtime.Tests.Differential
{
    /// <summary>
    /// Writes a random C# program from a seed: arithmetic of every width, conversions, control flow, structs, arrays, strings, virtual and
    /// interface calls, closures, and exceptions with filters and finally blocks. The program prints its results.
    /// </summary>
    internal static class ProgramGenerator
    {
        private const string Frame = """
            using System;

            delegate int Turner(int x);

            interface IShape
            {
                long Area(long scale);
            }

            class Base
            {
                protected int _n;

                public Base(int n)
                {
                    _n = n;
                }

                public virtual int Turn(int x)
                {
                    return unchecked(_n + x);
                }
            }

            class Derived : Base, IShape
            {
                private byte[] _weight;

                public Derived(int n) : base(n)
                {
                    _weight = new byte[n & 31];
                }

                public override int Turn(int x)
                {
                    return unchecked(base.Turn(x) * 3 - _weight.Length);
                }

                public virtual long Area(long scale)
                {
                    return unchecked(_n * scale);
                }
            }

            sealed class Last : Derived
            {
                public Last(int n) : base(unchecked(n + 1))
                {
                }

                public override int Turn(int x)
                {
                    return (x & 1) == 0 ? base.Turn(x) : ~x;
                }

                public override long Area(long scale)
                {
                    return base.Area(scale) ^ 5;
                }
            }

            struct Square : IShape
            {
                public int Side;

                public long Area(long scale)
                {
                    Side++;
                    return unchecked((long)Side * Side + scale);
                }
            }

            struct Pair
            {
                public short Small;
                public long Wide;
                public string Text;

                public Pair Moved(int by)
                {
                    Pair copy = this;
                    copy.Wide = unchecked(copy.Wide + by);
                    copy.Small = unchecked((short)(copy.Small ^ by));
                    return copy;
                }

                public static void Change(ref Pair target, Pair source, string text)
                {
                    target.Text = World.Cut(source.Text + text);
                    target.Wide = unchecked(source.Wide * 7);
                }
            }

            static class World
            {
                public static int[] numbers;
                public static string[] texts;
                public static Base[] objects;
                public static object[] shapes;
                public static Pair left;
                public static Pair right;
                private static int s_fuel;
                private static int s_lines;

                public static void Reset()
                {
                    numbers = new int[] { 1, -2, 3, 1000, int.MaxValue, int.MinValue, 0, 77 };
                    texts = new string[] { "one", "", "three", null };
                    objects = new Base[] { new Base(1), new Derived(2), new Last(3), new Base(-4) };
                    shapes = new object[] { new Square { Side = 3 }, new Derived(9) };
                    left = new Pair();
                    right = new Pair { Small = 5, Wide = 6, Text = "r" };
                    s_fuel = 300;
                    s_lines = 0;
                }

                public static int Opaque(int value)
                {
                    return value;
                }

                public static uint Opaque(uint value)
                {
                    return value;
                }

                public static long Opaque(long value)
                {
                    return value;
                }

                public static ulong Opaque(ulong value)
                {
                    return value;
                }

                public static void End()
                {
                    Trace(left.Small + " " + left.Wide + " " + left.Text + " " + right.Small + " " + right.Wide + " " + right.Text);

                    foreach (int number in numbers)
                    {
                        Trace("" + number);
                    }
                }

                public static bool Burn()
                {
                    return --s_fuel > 0;
                }

                public static void Trace(string text)
                {
                    if (++s_lines < 60)
                    {
                        Console.WriteLine(text);
                    }
                }

                public static string Cut(string text)
                {
                    return text.Length > 12 ? text.Substring(text.Length - 12) : text;
                }

                public static bool Filter(bool value)
                {
                    Trace("filter " + value);
                    return value;
                }

                public static string Name(Exception e)
                {
                    return e is ArgumentException ? "argument"
                        : e is FormatException ? "format"
                        : e is InvalidOperationException ? "operation " + (e.InnerException != null)
                        : e is IndexOutOfRangeException ? "index"
                        : e is NullReferenceException ? "null"
                        : e is InvalidCastException ? "cast"
                        : "other";
                }

                public static Base Make(int n)
                {
                    return (n & 3) == 0 ? new Base(n) : (n & 3) == 1 ? new Derived(n) : new Last(n);
                }

                public static void Throw(int kind, string text)
                {
                    switch (kind)
                    {
                        case 0: throw new ArgumentException("a");
                        case 1: throw new InvalidOperationException("b");
                        case 2: throw new Exception("c");
                        case 3: Trace("" + numbers[kind + 5 + (s_fuel | 8)]); break;
                        case 4: Trace("" + ((Derived)objects[kind & 3]).Area(1)); break;
                        case 5: Trace("" + text.Length); break;
                        case 6: Trace("" + checked(numbers[4] + kind)); break;
                    }
                }
            }

            """;

        /// <summary>Gets the source shared by all programs; call World.Reset before each.</summary>
        public static (string Path, string Text) Shared { get; } = ("world.cs", Frame.Replace("\r\n", "\n", StringComparison.Ordinal));

        /// <summary>Returns the program for the given seed: a class Program with a static Entry.</summary>
        public static ConformanceProgram Make(ulong seed)
        {
            Dice dice = new(seed);
            StringBuilder text = new("using System;\n\nclass Program\n{\n");
            Scope methods = new();
            int count = 1 + dice.Below(2);

            for (int i = 0; i < count; i++)
            {
                Method(dice, methods, text, i);
            }

            text.Append("    static void Main()\n    {\n        World.Reset();\n");

            for (int i = 0; i < count; i++)
            {
                text.Append($"        try {{ World.Trace(\"\" + M{i}Call()); }} "
                    + $"catch (Exception e) {{ World.Trace(\"escaped \" + World.Name(e)); }}\n");
            }

            text.Append("        World.End();\n    }\n}\n");

            return new ConformanceProgram($"seed-{seed}", text.ToString());
        }

        private static void Method(Dice dice, Scope methods, StringBuilder text, int number)
        {
            string result = dice.Of("int", "long", "uint", "ulong", "double", "float", "string", "bool");
            string[] parameters = [.. Enumerable.Range(0, dice.Below(4)).Select(_ => dice.Of([.. Expressions.Types]))];
            Scope scope = new(methods);
            Expressions constants = new(dice, new Scope());
            text.Append($"    static {result} M{number}({string.Join(", ", parameters.Select((type, i) => $"{type} p{i}"))})\n    {{\n");
            text.Append("        if (!World.Burn()) { return default; }\n");

            for (int i = 0; i < parameters.Length; i++)
            {
                scope.Add(parameters[i], $"p{i}");
            }

            for (int i = 0; i < 3 + dice.Below(3); i++)
            {
                string type = i == 0 ? "int" : dice.Of([.. Expressions.Types]);
                text.Append($"        {type} v{i} = {constants.Leaf(type)};\n");
                scope.Add(type, $"v{i}");
            }

            new Statements(dice, scope, text).Block(2 + dice.Below(2), 2, 2, false);
            text.Append($"        return {new Expressions(dice, scope).Of(result, 2)};\n    }}\n\n");
            string arguments = string.Join(", ", parameters.Select(type => constants.Leaf(type)));
            text.Append($"    static {result} M{number}Call()\n    {{\n        return M{number}({arguments});\n    }}\n\n");
            methods.AddMethod(result, $"M{number}", parameters);
        }
    }
}
