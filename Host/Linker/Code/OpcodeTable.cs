using System.Text.RegularExpressions;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>The operand formats of <c>opcodes.def</c>, which linker and runtime share.</summary>
    internal static class OpcodeTable
    {
        private static readonly string[] s_formats = Read();

        public static int Count => s_formats.Length;

        public static string Format(Op op) => op == Op.LABEL ? "" : s_formats[(int)op];

        private static string[] Read()
        {
            using Stream stream = typeof(OpcodeTable).Assembly.GetManifestResourceStream("opcodes.def")
                ?? throw new InvalidOperationException("opcodes.def is not embedded");
            using StreamReader reader = new(stream);
            MatchCollection lines = Regex.Matches(reader.ReadToEnd(), "^OP\\((\\w+), \"(\\w*)\"\\)", RegexOptions.Multiline);

            for (int i = 0; i < lines.Count; i++)
            {
                if (((Op)i).ToString() != lines[i].Groups[1].Value)
                {
                    throw new InvalidOperationException($"opcodes.def and Op.cs differ at {lines[i].Groups[1].Value}");
                }
            }

            return [.. lines.Select(line => line.Groups[2].Value)];
        }
    }
}
