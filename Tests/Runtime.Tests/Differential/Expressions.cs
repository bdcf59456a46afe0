namespace FlipperUpdaterNano.Runtime.Tests.Differential
{
    /// <summary>Generates random expressions of a given type over the variables in scope.</summary>
    internal sealed class Expressions(Dice dice, Scope scope)
    {
        private static readonly Dictionary<string, string[]> s_literals = new()
        {
            ["int"] = ["0", "1", "-1", "2", "7", "31", "255", "-128", "65536", "int.MaxValue", "int.MinValue", "0x5A5A5A5A"],
            ["uint"] = ["0u", "1u", "3u", "255u", "0x80000000u", "uint.MaxValue", "0xDEADBEEFu"],
            ["long"] = ["0L", "1L", "-1L", "10L", "-4294967296L", "4294967295L", "long.MaxValue", "long.MinValue", "0x123456789ABCDEFL"],
            ["ulong"] = ["0UL", "1UL", "5UL", "4294967296UL", "ulong.MaxValue", "0x8000000000000000UL"],
            ["short"] = ["(short)0", "(short)-1", "(short)32767", "(short)-300"],
            ["byte"] = ["(byte)0", "(byte)1", "(byte)200", "(byte)255"],
            ["sbyte"] = ["(sbyte)0", "(sbyte)-128", "(sbyte)100"],
            ["ushort"] = ["(ushort)0", "(ushort)65535", "(ushort)513"],
            ["float"] = ["0f", "1f", "-1.5f", "0.1f", "1e10f", "3.25f", "-7e-5f"],
            ["double"] = ["0.0", "1.0", "-2.5", "0.1", "1e100", "123.456", "-1e-7", "3.0"],
            ["bool"] = ["true", "false"],
            ["string"] = ["\"\"", "\"a\"", "\"xyz\"", "(string)null"],
        };

        private static readonly string[] s_integers = ["int", "uint", "long", "ulong", "short", "byte", "sbyte", "ushort"];

        public static IReadOnlyList<string> Types { get; } = [.. s_literals.Keys];

        public string Of(string type, int depth)
        {
            if (depth <= 0 || dice.OneIn(5))
            {
                return Leaf(type);
            }

            return type switch
            {
                "int" or "uint" or "long" or "ulong" => Integer(type, depth - 1),
                "short" or "byte" or "sbyte" or "ushort" =>
                    $"unchecked(({type})({Of(dice.Of("int", "long", "uint", "ulong"), depth - 1)}))",
                "float" or "double" => Floating(type, depth - 1),
                "bool" => Boolean(depth - 1),
                _ => Text(depth - 1),
            };
        }

        public string Leaf(string type)
        {
            string? variable = scope.Any(type, dice);

            return variable != null && !dice.OneIn(4) ? variable : dice.Of(s_literals[type]);
        }

        private string Integer(string type, int depth)
        {
            bool wide = type is "long" or "ulong";

            switch (dice.Below(14))
            {
                case 0 or 1 or 2 or 3:
                    return $"unchecked({Of(type, depth)} {dice.Of("+", "-", "*", "&", "|", "^")} {Of(type, depth)})";

                case 4:
                    return $"({Of(type, depth)} {dice.Of("<<", ">>")} {Of("int", depth)})";

                case 5:
                    return $"(World.Opaque({Of(type, depth)}) {dice.Of("/", "%")} "
                        + $"({Of(type, depth)} | {(wide ? "1" : type == "uint" ? "1u" : "1")}))";

                case 6:
                    return $"unchecked(({type})({Of(dice.Of(s_integers), depth)}))";

                case 7:
                    return type == "ulong" || dice.OneIn(2) ? $"(~{Of(type, depth)})" : $"unchecked(({type})(- {Of(type, depth)}))";

                case 8:
                    return $"({Of("bool", depth)} ? {Of(type, depth)} : {Of(type, depth)})";

                case 9:
                    return $"checked(World.Opaque({Of(type, depth)}) {dice.Of("+", "-", "*")} {Of(type, depth)})";

                case 10 when type == "int":
                    return dice.OneIn(2)
                        ? $"World.numbers[{Of("int", depth)} & 7]"
                        : $"(World.texts[{Of("int", depth)} & 3] + {Of("string", depth)}).Length";

                case 10 or 11:
                    return $"{(type == "int" ? string.Empty : $"unchecked(({type})")}"
                        + $"World.objects[{Of("int", depth)} & 3].Turn({Of("int", depth)}){(type == "int" ? string.Empty : ")")}";

                case 12:
                    return $"unchecked(({type})((IShape)World.shapes[{Of("int", depth)} & 1]).Area({Of("long", depth)}))";

                default:
                    return scope.Call(type, this, depth, dice) ?? Leaf(type);
            }
        }

        private string Floating(string type, int depth)
        {
            switch (dice.Below(7))
            {
                case 0 or 1 or 2:
                    return $"({Of(type, depth)} {dice.Of("+", "-", "*", "/")} {Of(type, depth)})";

                case 3:
                    return $"(({type}){Of(dice.Of("int", "uint", "long", "ulong", "short", "byte", "float", "double"), depth)})";

                case 4:
                    return $"({Of("bool", depth)} ? {Of(type, depth)} : {Of(type, depth)})";

                case 5:
                    return $"(- {Of(type, depth)})";

                default:
                    return scope.Call(type, this, depth, dice) ?? $"({Of(type, depth)} % {Of(type, depth)})";
            }
        }

        private string Boolean(int depth)
        {
            string type = dice.Of("int", "uint", "long", "ulong", "double", "float", "short", "byte");

            return dice.Below(6) switch
            {
                0 or 1 or 2 => $"({Of(type, depth)} {dice.Of("<", "<=", ">", ">=", "==", "!=")} {Of(type, depth)})",
                3 => $"({Of("bool", depth)} {dice.Of("&&", "||", "&", "|", "^")} {Of("bool", depth)})",
                4 => $"(!{Of("bool", depth)})",
                _ => $"({Of("string", depth)} {dice.Of("==", "!=")} {Of("string", depth)})",
            };
        }

        private string Text(int depth)
        {
            return dice.Below(4) switch
            {
                0 => $"(\"\" + {Of(dice.Of("int", "long", "uint", "ulong", "bool", "double", "float", "byte"), depth)})",
                1 => $"World.Cut({Of("string", depth)} + {Of("string", depth)})",
                2 => $"({Of("bool", depth)} ? {Of("string", depth)} : {Of("string", depth)})",
                _ => $"World.texts[{Of("int", depth)} & 3]",
            };
        }
    }
}
