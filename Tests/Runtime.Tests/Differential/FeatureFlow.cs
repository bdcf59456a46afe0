namespace FlipperUpdaterNano.Runtime.Tests.Differential
{
    /// <summary>
    /// Generates code whose behaviour the linker's optimisations must preserve: chains of filters that set variables or throw, statements
    /// directly after a try statement, readonly fields that change, structs that contain references, and arguments read twice.
    /// </summary>
    internal static class FeatureFlow
    {
        public static void Write(Dice dice, Action<string> line)
        {
            line($"for (int i = 0; i < {2 + dice.Below(3)}; i++)");
            line("{");
            line("    int a = Lab.Sum(i + 3), b = Lab.Sum(5 - i);");
            line($"    Guarded frame = new Guarded({dice.Of("i", "a", "b - i")});");

            string[] calls = ["Chain(a, b)", "After(i)", "Fields(frame, i)", "Pair(i)", "Twice(a == b, a ^ b, (a + b) * 3L)"];

            foreach (string call in calls)
            {
                line($"    try {{ Lab.Trace(\"\" + {call}); }} catch (Exception e) {{ Lab.Trace(\"out \" + Lab.Name(e)); }}");
            }

            line("}");
            Chain(dice, line);
            After(dice, line);
            Fields(dice, line);
            Pair(dice, line);
            Twice(dice, line);
        }

        private static void Chain(Dice dice, Action<string> line)
        {
            line("static string Chain(int n, int m)");
            line("{");
            line($"    int x = Lab.Sum(n), y = m + {dice.Below(4)}; string s = \"s\" + n;");
            line("    try");
            line("    {");
            line($"        {dice.Of(string.Empty, "x += Lab.Sum(1);", "y = Lab.Sum(x);")} Lab.Fail({dice.Below(6)}); Lab.Fail(n % 5);");
            line("    }");
            int clauses = 1 + dice.Below(4);

            for (int i = 0; i < clauses; i++)
            {
                string type = dice.Of("Exception", "Exception", "Exception", "ArgumentException");
                line($"    catch ({type} e) when ({Filter(dice)}) {{ return \"c{i} \" + x + s + y + Lab.Name(e); }}");
            }

            if (dice.OneIn(2))
            {
                line("    catch (Exception e) { return \"last \" + x + s + y + Lab.Name(e); }");
            }

            if (dice.OneIn(2))
            {
                line($"    finally {{ Lab.Trace(\"finally \" + x + s); {dice.Of(string.Empty, "x++;", "y = Lab.Sum(2);")} }}");
            }

            line("    return s + x + y;");
            line("}");
        }

        private static string Filter(Dice dice)
        {
            int number = dice.Below(30);

            return dice.Of(
                $"(x = Lab.Sum(n + {dice.Below(4)})) == {number}",
                $"(y = Lab.Sum(Lab.Name(e).Length)) + x > {number}",
                $"Lab.Filter(x + y > {number}, s)",
                $"s.Length + Lab.Sum(x) == {number}",
                $"(x = Lab.Throwing(n - {dice.Below(9)}, Lab.Name(e).Length)) > 1",
                $"Lab.Sum(Lab.Name(e).Length * 2) + Lab.Throwing(x - {number}, y) < Lab.Sum(y)");
        }

        private static void After(Dice dice, Action<string> line)
        {
            string clause = dice.Of(
                "catch (Exception) { Lab.Trace(\"caught\"); }",
                "finally { Lab.Trace(\"finally\"); }",
                "catch (ArgumentException) { Lab.Trace(\"argument\"); } finally { Lab.Trace(\"both\"); }",
                "catch (Exception e) when (Lab.Filter(Lab.Name(e).Length > 1, \"after\")) { Lab.Trace(\"accepted\"); }");
            string guarded = dice.Of("Lab.Sum(n);", "Lab.Fail(n);", "if (n == 1) { Lab.Fail(0); }");
            line("static int After(int n)");
            line("{");
            line($"    int[] items = n == {dice.Below(3)} ? null : new int[3]; int at = 0; object locked = \"lock\";");
            line(dice.OneIn(4) ? $"    lock (locked) {{ {guarded} }}" : $"    try {{ {guarded} }} {clause}");
            line("    " + dice.Of(
                "throw new InvalidOperationException(\"after\");",
                "if (n > 0) { throw new ArgumentException(\"after\"); }",
                "while (at < items.Length) { at += 2; }",
                "do { at += 2; } while (at < items.Length);"));

            if (!dice.OneIn(3))
            {
                line("    Lab.Trace(\"at \" + at);");
            }

            line("    return at + n;");
            line("}");
        }

        private static void Fields(Dice dice, Action<string> line)
        {
            line("static string Fields(Guarded frame, int n)");
            line("{");
            line("    int first = frame.Inner.Value; Animal who = frame.Inner.Who; int number = frame.Number;");

            for (int i = 0; i < 3; i++)
            {
                line("    " + dice.Of(
                    $"frame.Change({dice.Below(4)});",
                    $"frame.Inner = new Fixed(n + {dice.Below(5)}, new Cat());",
                    "frame = new Guarded(frame.Number + 1);",
                    "Action set = () => frame.Change(n); set();".Replace("set", $"set{i}", StringComparison.Ordinal)));
                line("    Lab.Trace(\"\" + first + frame.Inner.Value + number + frame.Number + frame.Text);");
                line("    Lab.Trace((who == null ? \"none\" : who.ToString()) + frame.Inner.Who);");
            }

            line($"    return first + frame.Inner.Who.{dice.Of("Legs", "ToString()")} + frame.Text;");
            line("}");
        }

        private static void Pair(Dice dice, Action<string> line)
        {
            line("static string Pair(int n)");
            line("{");
            line($"    Cell<Box<string>> cell = new Cell<Box<string>>(); cell.{dice.Of("First", "Second")} = new Box<string>(\"b\" + n);");
            line($"    if (n == {dice.Below(3)}) {{ cell.{dice.Of("First", "Second")} = new LoudBox<string>(\"l\"); }}");
            line($"    return Use(cell, n) + cell.{dice.Of("First", "Second")}.Get();");
            line("}");
            line("static string Use(Cell<Box<string>> cell, int n)");
            line("{");
            line($"    string text = cell.{dice.Of("First", "Second")}.With(n);");
            line($"    return text + cell.{dice.Of("First", "Second")}.Put(text) + cell.{dice.Of("First", "Second")};");
            line("}");
        }

        private static void Twice(Dice dice, Action<string> line)
        {
            line("static string Twice(bool same, int n, long wide) => "
                + $"Show({dice.Of("!same", "same")}, same, (byte)n, n) + {dice.Of("wide", "(int)wide")};");
            line("static string Show(bool first, bool second, int low, int n)");
            line("{");
            line("    string text = \"\";");
            line($"    for (int i = 0; i < {1 + dice.Below(2)}; i++) {{ text += (first ? \"T\" : \"F\") + second + low + \" \" + n; }}");
            line("    return text;");
            line("}");
        }
    }
}
