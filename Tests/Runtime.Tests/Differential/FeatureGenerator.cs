using System.Text;
using FlipperUpdaterNano.Runtime.Tests.Conformance;

namespace FlipperUpdaterNano.Runtime.Tests.Differential
{
    /// <summary>
    /// Writes a random C# program from a seed, with features that <see cref="ProgramGenerator"/> lacks: formats, string builders,
    /// collections, closures over loops, patterns, interfaces with variance, generic virtual methods, exceptions in finally blocks,
    /// filters, readonly fields, and threads.
    /// </summary>
    internal static class FeatureGenerator
    {
        private static readonly string[] s_objects =
        [
            "null", "1", "-5", "250", "7L", "\"abc\"", "\"four\"", "\"longer\"", "true", "2.5", "new int[] { 8, 9 }", "new int[3]",
            "new Animal { Legs = 2 }", "new Animal { Legs = 3, Friend = new Cat() }", "new Cat { Legs = 4 }", "new Cat { Legs = 9 }",
            "new Lion { Friend = new Cat { Legs = 4 } }", "new Lion { Legs = 3, Friend = new Lion() }", "new Box<string>(\"in\")",
            "new LoudBox<Cat>(new Cat { Legs = 1 })", "new Box<object>(5)", "new Box<int>(3)", "new Cell<string> { First = \"f\" }",
            "new Cell<Lion>()", "new Box<Box<string>>(null)", "'c'",
        ];

        private static readonly string[] s_types =
        [
            "object", "string", "Animal", "Cat", "IOut<object>", "IOut<string>", "IOut<Animal>", "IOut<Lion>", "IIn<object>", "IIn<string>",
            "IIn<Lion>", "IIn<Cat>", "IOut<int>", "IOut<object[]>", "IOut<Animal[]>", "IOut<IOut<object>>", "Box<Cat>", "int[]", "int",
            "IOut<IIn<string>>",
        ];

        /// <summary>Returns the program for the given seed: a class Program with a static Entry.</summary>
        public static ConformanceProgram Make(ulong seed)
        {
            // Makes the random numbers differ from those of ProgramGenerator for the same seed.
            Dice dice = new(seed ^ 0xFEA7_0000_0000_0000);
            StringBuilder text = new("using System;\nusing System.Collections;\nusing System.Text;\nusing System.Threading;\n\n");
            text.Append("class Program\n{\n");
            int count = 3 + dice.Below(4);

            for (int i = 0; i < count; i++)
            {
                text.Append($"    static void Part{i}()\n    {{\n");
                Part(dice, text);
                text.Append("    }\n\n");
            }

            text.Append("    static void Main()\n    {\n");

            for (int i = 0; i < count; i++)
            {
                text.Append($"        try {{ Part{i}(); }} catch (Exception e) {{ Lab.Trace(\"escaped \" + Lab.Name(e)); }}\n");
            }

            return new ConformanceProgram($"feature-{seed}", text.Append("    }\n}\n").ToString());
        }

        private static void Part(Dice dice, StringBuilder text)
        {
            Action<string> line = code => text.Append("        ").Append(code).Append('\n');

            switch (dice.Below(11))
            {
                case 0:
                    Formats(dice, line);
                    break;
                case 1:
                    Builder(dice, line);
                    break;
                case 2:
                    Collections(dice, line);
                    break;
                case 3:
                    Table(dice, line);
                    break;
                case 4:
                    Closures(dice, line);
                    break;
                case 5:
                    Patterns(dice, line);
                    break;
                case 6:
                    Variance(dice, line);
                    break;
                case 7:
                    FeatureExceptions.Write(dice, line);
                    break;
                case 8 or 9:
                    FeatureFlow.Write(dice, line);
                    break;
                default:
                    FeatureThreads.Write(dice, line);
                    break;
            }
        }

        private static void Formats(Dice dice, Action<string> line)
        {
            for (int i = 0; i < 6; i++)
            {
                string number = dice.Of("0", "7", "-42", "123456789", "255", "int.MinValue", "9876543210L", "(byte)200", "(short)-3");
                string real = dice.Of("0.0", "1.5", "-2.25", "1234.5", "0.125", "1e10", "-0.5");
                string align = dice.Of(string.Empty, ",8", ",-8", ",1");
                string format = dice.Of(string.Empty, ":D5", ":X", ":X8", ":x4", ":N0", ":N2", ":F1", ":G");
                string ofReal = dice.Of(string.Empty, ":F2", ":N1", ":F0", ":N3");
                line($"Lab.Trace(string.Format(\"{{0{align}{format}}}|{{1{align}{ofReal}}}|{{2{align}}}|{{{{}}}}\", {number}, {real}, "
                    + $"{dice.Of("\"ab\"", "null", "true", "\"\"", "new Cat()", "\"longer text\"")}));");
                string text = dice.Of("\"x\"", "1 + 1", "new Lion()");
                line($"Lab.Trace($\"<{{{number}{align}{format}}}>{{{real}{ofReal}}} {{{text}{align}}}\");");
                line($"Lab.Trace(({number}).ToString({dice.Of(string.Empty, "\"X2\"", "\"D3\"", "\"N1\"")}).PadLeft({dice.Below(12)}, '.')"
                    + $" + \"{dice.Of("a,b,,c", ",x", "none", " a b ")}\".Split({dice.Of("','", "' '", "',', 'b'")}).Length);");
            }
        }

        private static void Builder(Dice dice, Action<string> line)
        {
            line($"StringBuilder b = new StringBuilder({dice.Of(string.Empty, "\"start\"", "4")});");

            for (int i = 0; i < 10; i++)
            {
                line(dice.Below(7) switch
                {
                    0 => $"b.Append({dice.Of("\"one\"", "'c'", "12", "true", "(string)null", "-7L", "'z', 3")});",
                    1 => $"b.Insert(b.Length {dice.Of("/ 2", "/ 3", "- b.Length")}, {dice.Of("\"in\"", "\"\"", "\"sert\"")});",
                    2 => "b.Remove(b.Length / 2, b.Length / 4);",
                    3 => $"b.Replace({dice.Of("\"on\", \"ON\"", "'e', 'E'", "\"in\", \"\"", "\"e\", \"ee\"")});",
                    4 => $"if (b.Length > 2) {{ b[{dice.Below(3)}] = '{dice.Of("q", "w")}'; }}",
                    5 => $"b.Length = b.Length {dice.Of("/ 2", "+ 0", "- b.Length / 3")};",
                    _ => "Lab.Trace(b.ToString() + b.Length);",
                });
            }

            line("Lab.Trace(b.ToString());");
        }

        private static void Collections(Dice dice, Action<string> line)
        {
            line("ArrayList list = new ArrayList(); Queue queue = new Queue(); Stack stack = new Stack();");
            line($"for (int i = 0; i < {5 + dice.Below(5)}; i++)");
            line($"{{ list.Add(i * {dice.Below(5)}); queue.Enqueue(\"q\" + i); stack.Push(i); }}");

            for (int i = 0; i < 10; i++)
            {
                line(dice.Below(10) switch
                {
                    0 => $"list.Insert({dice.Below(6)}, {dice.Of("\"x\"", "5", "null")});",
                    1 => "list.RemoveAt(list.Count / 2);",
                    2 => $"list.Remove({dice.Of("4", "\"x\"", "null", "99")});",
                    3 => $"Lab.Trace(\"\" + list.IndexOf({dice.Of("4", "\"x\"", "0")}) + list.Contains({dice.Of("8", "null")}));",
                    4 => "queue.Enqueue(queue.Dequeue()); stack.Push(stack.Count);",
                    5 => "Lab.Trace(\"\" + queue.Peek() + stack.Pop() + queue.Count + stack.Count);",
                    6 => "foreach (object item in list) { Lab.Trace(Lab.Show(item)); }",
                    7 => "foreach (object item in queue) { Lab.Trace(\"\" + item); } "
                        + "foreach (object item in stack) { Lab.Trace(\"\" + item); }",
                    8 => $"list[list.Count - 1] = {dice.Of("\"end\"", "new Cat { Legs = 4 }", "-1")};",
                    _ => $"Lab.Trace(\"\" + ((object[])list.ToArray()).Length + list[{dice.Below(9)}]);",
                });
            }
        }

        private static void Table(Dice dice, Action<string> line)
        {
            line("Hashtable table = new Hashtable(); int sum = 0;");

            for (int i = 0; i < 14; i++)
            {
                string key = dice.Of("1", "2", "\"1\"", "\"two\"", "3L", "\"k\" + 7", "'c'", "true");
                line(dice.Below(5) switch
                {
                    0 or 1 => $"table[{key}] = {dice.Below(90)};",
                    2 => $"table.Remove({key});",
                    3 => $"Lab.Trace(\"\" + table.Contains({key}) + table[{key}] + table.Count);",
                    _ => $"if (!table.Contains({key})) {{ table.Add({key}, 5); }}",
                });
            }

            line("foreach (DictionaryEntry entry in table) { sum += (int)entry.Value; }");
            line("foreach (object key in table.Keys) { sum += key is string ? 100 : 1; }");
            line("Lab.Trace(\"sum \" + sum);");
        }

        private static void Closures(Dice dice, Action<string> line)
        {
            int count = 2 + dice.Below(4);
            line($"Step[] steps = new Step[{count}]; int shared = {dice.Below(9)}; Step all = null; Writer late = null;");
            line($"for (int i = 0; i < {count}; i++)");
            line("{");
            line($"    int own = i * {1 + dice.Below(4)};");
            string change = dice.Of("shared += own;", "shared ^= i;", "shared = own + shared;");
            line($"    steps[i] = x => {{ own += x; {change} return own + i; }};");
            line($"    {dice.Of("all += steps[i];", "if (i != 1) { all += steps[i]; }", "all = steps[i] + all;")}");
            line("    Writer outer = () =>");
            line("    { string kept = \"k\" + own; Writer inner = () => kept + shared + own; own++; return inner(); };");
            line($"    late {dice.Of("=", "+=")} outer;");
            line("}");

            for (int i = 0; i < 8; i++)
            {
                line(dice.Below(4) switch
                {
                    0 => $"Lab.Trace(\"\" + steps[{dice.Below(count)}]({dice.Below(20)}));",
                    1 => $"Lab.Trace(\"all \" + all({dice.Below(5)}) + \" \" + shared);",
                    2 => "Lab.Trace(late() + late());",
                    _ => $"all -= steps[{dice.Below(count)}]; if (all == null) {{ all = steps[0]; }}",
                });
            }
        }

        private static void Patterns(Dice dice, Action<string> line)
        {
            for (int i = 0; i < 8; i++)
            {
                line($"Lab.Trace(Lab.Show({dice.Of(s_objects)}));");
            }

            line($"object o = {dice.Of(s_objects)};");
            string type = dice.Of("int", "string", "Cat", "Animal", "IOut<object>");
            line($"if (o is {type} it && it.ToString() is {{ Length: > {dice.Below(6)} }} t) "
                + "{ Lab.Trace(t); } else { Lab.Trace(o is not null ? \"else\" : \"nothing\"); }");
            line($"int n = {dice.Below(30)};");
            line($"Lab.Trace(n switch {{ {dice.Below(9)} => \"exact\", > 20 and not 25 => \"high\", < 5 or 11 => \"low\", "
                + "_ => \"mid\" });");
        }

        private static void Variance(Dice dice, Action<string> line)
        {
            line($"object[] all = {{ {string.Join(", ", Enumerable.Range(0, 5).Select(_ => dice.Of(s_objects)))} }};");
            string[] types = [.. Enumerable.Range(0, 5).Select(_ => dice.Of(s_types))];
            line("foreach (object o in all)");
            line("{");
            line($"    Lab.Trace({string.Join(" + \" \" + ", types.Select(type => $"(o is {type})"))});");
            line("    if (o is IOut<object> source) { Lab.Trace(\"get \" + source.Get() + source.Label()); }");
            line($"    if (o is IIn<{dice.Of("Lion", "Cat")}> sink) {{ Lab.Trace(sink.Put(new Lion {{ Legs = {dice.Below(5)} }})); }}");
            line("    if (o is IIn<string> words) { Lab.Trace(words.Put(\"w\")); }");
            line("    if (o is IOut<Animal[]> pairs) { Lab.Trace(\"\" + (pairs.Get()[0] ?? new Animal()) + pairs.Get().Length); }");
            line("}");
            line($"IVisitor visitor = new {dice.Of("Named", "Typed")}();");
            line($"Lab.Trace(visitor.Visit({dice.Of("1", "\"s\"", "2.5", "new Cat()")})"
                + $" + visitor.Visit({dice.Of("\"t\"", "true", "3L")}));");
            line($"Box<string> box = new {dice.Of("Box", "LoudBox")}<string>(\"b\");");
            line($"Lab.Trace(box.With({dice.Of("1", "\"s\"", "new Lion()", "(byte)3")}) + box.Put(\"p\"));");
            line($"IOut<object>[] array = new IOut<{dice.Of("object", "string", "Animal")}>[1];");
            line($"try {{ array[0] = new Box<{dice.Of("string", "Cat", "object")}>(null); Lab.Trace(\"stored\"); }} "
                + "catch (Exception) { Lab.Trace(\"refused\"); }");
        }
    }
}
