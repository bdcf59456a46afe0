using System.Text;

namespace FlipperUpdaterNano.Runtime.Tests.Differential
{
    /// <summary>Generates random statements; each iteration of a loop decrements a shared counter, so that every program ends.</summary>
    internal sealed class Statements(Dice dice, Scope scope, StringBuilder text)
    {
        private readonly Expressions _expressions = new(dice, scope);
        private int _loops;
        private int _names;

        public void Block(int count, int depth, int indent, bool inLoop)
        {
            for (int i = 0; i < count; i++)
            {
                One(depth, indent, inLoop);
            }
        }

        private void One(int depth, int indent, bool inLoop)
        {
            switch (dice.Below(depth > 0 ? 16 : 7))
            {
                case 0 or 1 or 2 or 3:
                    Assign(indent);
                    break;

                case 4:
                    Line(indent,
                        $"World.numbers[{_expressions.Of("int", 2)} & 7] {dice.Of("=", "+=", "^=", "-=")} {_expressions.Of("int", 2)};");
                    break;

                case 5:
                    Structure(indent);
                    break;

                case 6:
                    Line(indent, inLoop && dice.OneIn(2)
                        ? $"if ({_expressions.Of("bool", 2)}) {dice.Of("break", "continue")};"
                        : $"World.Trace({Traced()});");
                    break;

                case 7 or 8:
                    If(depth, indent, inLoop);
                    break;

                case 9 or 10:
                    Loop(depth, indent);
                    break;

                case 11:
                    Switch(depth, indent);
                    break;

                case 12 or 13:
                    Try(depth, indent);
                    break;

                case 14:
                    Closure(indent);
                    break;

                default:
                    Line(indent, $"World.objects[{_expressions.Of("int", 1)} & 3] = World.Make({_expressions.Of("int", 2)});");
                    break;
            }
        }

        private void Assign(int indent)
        {
            (string type, string name) = dice.Of([.. scope.Variables]);
            string value = _expressions.Of(type, 2);
            bool number = type is "int" or "uint" or "long" or "ulong" or "float" or "double";
            Line(indent, number && dice.OneIn(3) ? $"unchecked {{ {name} {dice.Of("+=", "-=", "*=")} {value}; }}" : $"{name} = {value};");
        }

        private void Structure(int indent)
        {
            string first = dice.Of("World.left", "World.right");
            string second = dice.Of("World.left", "World.right");

            Line(indent, dice.Below(4) switch
            {
                0 => $"{first} = {second};",
                1 => $"{first}.Small = {_expressions.Of("short", 2)}; {first}.Wide = {_expressions.Of("long", 2)};",
                2 => $"{first} = {second}.Moved({_expressions.Of("int", 2)});",
                _ => $"Pair.Change(ref {first}, {second}, {_expressions.Of("string", 1)});",
            });
        }

        private void If(int depth, int indent, bool inLoop)
        {
            Line(indent, $"if ({_expressions.Of("bool", 2)})");
            Braces(indent, depth, inLoop);

            if (dice.OneIn(2))
            {
                Line(indent, "else");
                Braces(indent, depth, inLoop);
            }
        }

        private void Loop(int depth, int indent)
        {
            string name = $"i{_names}_{_loops++}";
            Line(indent, $"for (int {name} = 0; {name} < {dice.Below(5) + 1} && World.Burn(); {name}++)");
            Braces(indent, depth, true);
        }

        private void Switch(int depth, int indent)
        {
            Line(indent, $"switch ({_expressions.Of("int", 2)} & 7)");
            Line(indent, "{");

            foreach (int label in new[] { 0, 1, 2, 5 })
            {
                Line(indent + 1, $"case {label}:");
                Block(1, depth - 1, indent + 2, false);
                Line(indent + 2, "break;");
            }

            Line(indent + 1, "default:");
            Block(1, depth - 1, indent + 2, false);
            Line(indent + 2, "break;");
            Line(indent, "}");
        }

        private void Try(int depth, int indent)
        {
            string name = $"e{_names++}_{_loops}";
            Line(indent, "try");
            Line(indent, "{");
            Block(1 + dice.Below(2), depth - 1, indent + 1, false);
            Line(indent + 1, $"World.Throw({_expressions.Of("int", 2)} & 15, {_expressions.Of("string", 1)});");
            Block(1, depth - 1, indent + 1, false);
            Line(indent, "}");
            bool caught = dice.Below(4) != 0;

            if (caught)
            {
                string filter = dice.OneIn(2) ? $" when (World.Filter({_expressions.Of("bool", 2)}))" : string.Empty;
                string type = dice.Of("Exception", "ArgumentException", "InvalidOperationException", "FormatException");
                Line(indent, $"catch ({type} {name}){filter}");
                Line(indent, "{");
                Line(indent + 1, $"World.Trace(World.Name({name}));");
                Block(1, depth - 1, indent + 1, false);

                if (dice.OneIn(5))
                {
                    Line(indent + 1, dice.OneIn(2) ? "throw;" : $"throw new InvalidOperationException(\"again\", {name});");
                }

                Line(indent, "}");
            }

            if (!caught || dice.OneIn(2))
            {
                Line(indent, "finally");
                Line(indent, "{");
                Line(indent + 1, $"World.Trace({Traced()});");
                Block(1, depth - 1, indent + 1, false);
                Line(indent, "}");
            }
        }

        private void Closure(int indent)
        {
            string name = $"f{_names++}_{_loops}";
            (string type, string variable) = dice.Of([.. scope.Variables]);
            Line(indent, "{");
            Line(indent + 1, $"Turner {name} = x => {{ {variable} = {_expressions.Of(type, 2)}; "
                + $"return unchecked(x * 31 + {_expressions.Of("int", 2)}); }};");
            Line(indent + 1, $"World.Trace(\"\" + {name}({_expressions.Of("int", 1)}));");
            Line(indent, "}");
        }

        private string Traced()
        {
            (string type, string name) = dice.Of([.. scope.Variables]);

            return type == "string" ? name : $"\"\" + {name}";
        }

        private void Braces(int indent, int depth, bool inLoop)
        {
            Line(indent, "{");
            Block(1 + dice.Below(2), depth - 1, indent + 1, inLoop);
            Line(indent, "}");
        }

        private void Line(int indent, string line)
        {
            text.Append(' ', indent * 4).Append(line).Append('\n');
        }
    }
}
