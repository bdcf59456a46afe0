using System.Globalization;

namespace FlipperUpdaterNano.Emulator.Managed
{
    /// <summary>The methods and types of a managed image, from the linker's map.</summary>
    public sealed class ManagedMap
    {
        private readonly Dictionary<uint, ManagedMethod> _methods = [];
        private readonly string[] _types;

        private ManagedMap(IEnumerable<string> methods, string[] types)
        {
            _types = types;

            foreach (string line in methods)
            {
                string[] fields = line.Split('\t');
                _methods.TryAdd(
                    uint.Parse(fields[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                    new ManagedMethod(fields[3], fields[1], fields[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            }
        }

        /// <summary>Parses a map.</summary>
        /// <param name="text">The map, with three parts separated by empty lines: sizes, methods by offset, and types by index.</param>
        /// <exception cref="FormatException">The text is not the map of a managed image.</exception>
        public static ManagedMap Parse(string text)
        {
            string[][] parts = [.. text.TrimEnd('\n').Split("\n\n").Select(part => part.Split('\n'))];

            return parts.Length == 3
                ? new ManagedMap(parts[1][1..], parts[2][1..])
                : throw new FormatException("this is not the map of a managed image: it lists no methods or types");
        }

        /// <summary>Finds a method.</summary>
        /// <param name="offset">Offset of the method's header in the code section.</param>
        /// <returns>The method; <see langword="null"/> if no method starts at this offset.</returns>
        public ManagedMethod? Method(uint offset) => _methods.GetValueOrDefault(offset);

        /// <summary>Gets the name of a type.</summary>
        /// <returns>The name; <see langword="null"/> if no type has this index.</returns>
        public string? Type(uint index) => index < _types.Length ? _types[index] : null;
    }
}
