using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// The order of literals. Strings come before array contents, and both are sorted by number of uses, because low numbers take fewer
    /// bits. Within a step (<c>literalStep</c> in Native/runtime/core/image.hpp), strings of frequent methods come first, then short ones,
    /// because the runtime decodes all preceding strings of a step to find a string.
    /// </summary>
    internal static class LiteralOrder
    {
        /// <summary>Returns literals in the order in which the image contains them.</summary>
        /// <param name="literals">Strings and array contents, each with a method that uses it.</param>
        /// <param name="methods">The methods of the image.</param>
        /// <param name="frequent">Names of the methods that run most often.</param>
        /// <returns>The literals in order.</returns>
        public static object[] Of(IEnumerable<object> literals, IEnumerable<MethodCode> methods, IReadOnlySet<string> frequent)
        {
            Dictionary<object, int> uses = [];
            HashSet<object> hot = [];
            foreach (MethodCode method in methods)
            {
                foreach (object symbol in method.Code.SelectMany(instruction => instruction.Symbols))
                {
                    uses[symbol] = uses.GetValueOrDefault(symbol) + 1;
                    if (frequent.Contains(method.Method.Name))
                    {
                        hot.Add(symbol);
                    }
                }
            }

            return [.. literals.OrderBy(literal => literal is not string)
                .ThenByDescending(literal => uses[literal])
                .ThenBy(Length)
                .Chunk(ImageWriter.LiteralStep)
                .SelectMany(step => step.OrderBy(literal => literal is not string)
                    .ThenBy(literal => !hot.Contains(literal))
                    .ThenBy(Length))];
        }

        private static int? Length(object literal) => (literal as string)?.Length;
    }
}
