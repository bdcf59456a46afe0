namespace FlipperUpdaterNano.Runtime.Tests.Differential
{
    /// <summary>
    /// Generates exceptions thrown in finally blocks, handlers, filters and Dispose; loops in finally blocks; and return and continue
    /// statements that run finally blocks.
    /// </summary>
    internal static class FeatureExceptions
    {
        public static void Write(Dice dice, Action<string> line)
        {
            line($"for (int i = 0; i < {2 + dice.Below(3)}; i++)");
            line("{");
            Block(dice, code => line("    " + code), 3);
            line("    Lab.Trace(\"next \" + i);");
            line("}");
            line("Lab.Trace(\"value \" + Inner());");
            line("int Inner()");
            line("{");
            line($"    int value = {dice.Below(9)};");
            line($"    try {{ {dice.Of("Lab.Fail(9);", "Lab.Fail(2);", string.Empty)} return value; }}");
            line($"    catch (IndexOutOfRangeException) {{ return value + 50; }}");
            line($"    finally {{ value += 100; Lab.Trace(\"finally \" + value); {dice.Of(string.Empty, "Lab.Fail(i0() - 1);")} }}");
            line("}");
            line("static int i0() { return 1; }");
        }

        private static void Block(Dice dice, Action<string> line, int depth)
        {
            Action<string> inner = code => line("    " + code);
            string type = dice.Of("Exception", "ArgumentException", "InvalidOperationException", "NullReferenceException");

            if (dice.OneIn(4))
            {
                line($"using (new Log(\"l{depth}\", {dice.Of("false", "false", "true")}))");
                line("{");
                Body(dice, inner, depth);
                line("}");

                return;
            }

            bool isCaught = !dice.OneIn(3);
            line("try");
            line("{");
            Body(dice, inner, depth);
            line("}");

            if (isCaught)
            {
                line($"catch ({type} e{depth}){dice.Of(string.Empty, $" when (Lab.Filter(i {dice.Of("!=", "==")} 1, \"f{depth}\"))")}");
                line("{");
                inner($"Lab.Trace(\"caught{depth} \" + Lab.Name(e{depth}));");
                inner(dice.Of(string.Empty, "throw;", $"throw new InvalidOperationException(\"w\", e{depth});", "continue;",
                    "Lab.Fail(3);"));
                line("}");
            }

            if (!isCaught || dice.OneIn(2))
            {
                line("finally");
                line("{");
                inner($"Lab.Trace(\"finally{depth}\");");
                Finally(dice, inner, depth);
                line("}");
            }
        }

        private static void Body(Dice dice, Action<string> line, int depth)
        {
            if (depth > 0 && !dice.OneIn(4))
            {
                Block(dice, line, depth - 1);
            }

            line(dice.Of($"Lab.Fail({dice.Below(6)});", $"Lab.Fail(i + {dice.Below(3)});", $"if (i == {dice.Below(3)}) {{ continue; }}",
                "Lab.Trace(\"body\");"));
        }

        private static void Finally(Dice dice, Action<string> line, int depth)
        {
            switch (dice.Below(4))
            {
                case 0:
                    line($"Lab.Fail({dice.Below(6)});");
                    break;
                case 1 when depth > 0:
                    line("try");
                    line("{");
                    line($"    Lab.Fail({dice.Below(5)});");
                    line("}");
                    line("catch (ArgumentException)");
                    line("{");
                    line("    Lab.Trace(\"inside\");");
                    line("}");
                    break;
                case 2:
                    line("for (int j = 0; j < 2; j++) { try { if (j == 1) { break; } } finally { Lab.Trace(\"loop\"); } }");
                    break;
            }
        }
    }
}
