using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// The order of literals: strings before array contents, each by number of uses, because a low number takes fewer bits. Within a step
    /// (<c>literalStep</c> in Native/runtime/core/image.hpp) strings of frequent methods are first, then short ones, because the runtime
    /// decodes all strings of the step before the one it needs.
    /// </summary>
    internal static class LiteralOrder
    {
        /// <summary>Sorts literals.</summary>
        /// <param name="literals">Strings and array contents, each used by a method.</param>
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
