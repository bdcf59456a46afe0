using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>The location of a method in the image and the layout of its frame, for debuggers and profilers.</summary>
    /// <param name="Offset">Offset of the method's header in the code section.</param>
    internal sealed record MethodSymbol(int Offset, MethodCode Code)
    {
        /// <summary>
        /// Formats the method's line of the map: offset, kinds of the frame words, names of the argument words, and name.
        /// </summary>
        /// <returns>Fields separated by tabs.</returns>
        public override string ToString()
        {
            string frame = string.Concat(Code.Frame.Select(isReference => isReference ? 'r' : 's'));
            int hidden = Code.Method.HasThis ? 1 : 0;
            IEnumerable<string> arguments = Code.Method.Parameters.SelectMany((type, index) =>
                Enumerable.Repeat(NameOf(index, hidden), type.Words));

            return $"{Offset:X6}\t{frame}\t{string.Join(' ', arguments)}\t{Code.Method.Name}";
        }

        // The parameters of methods that the linker generates have no names.
        private string NameOf(int index, int hidden) => index < hidden ? "this"
            : Code.Method.Definition is { } definition && index - hidden < definition.Parameters.Count
                ? definition.Parameters[index - hidden].Name
                : $"argument{index}";
    }
}
