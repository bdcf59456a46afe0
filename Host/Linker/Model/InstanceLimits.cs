using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>Generic code instantiates itself without end.</summary>
    internal sealed class RecursiveGenericsException(string what) : NotSupportedException($"recursive generics: {what}");

    /// <summary>
    /// Ends the instantiation of generic code that instantiates itself with ever larger type arguments: .NET creates such instances when
    /// they are used, the linker creates all that may be used.
    /// </summary>
    internal sealed class InstanceLimits
    {
        /// <summary>The most types that one type may be composed of: itself, its type arguments, theirs, elements of arrays.</summary>
        public const int Parts = 24;

        /// <summary>The most instances of one generic type or method.</summary>
        public const int Instances = 1000;

        private readonly Dictionary<IMemberDefinition, int> _instances = [];

        /// <summary>Checks the size of a type before it is created.</summary>
        /// <param name="name">The type's name.</param>
        /// <param name="parts">The types it is composed of.</param>
        /// <exception cref="RecursiveGenericsException">It is composed of too many.</exception>
        public static void CheckParts(string name, int parts)
        {
            if (parts > Parts)
            {
                throw new RecursiveGenericsException(
                    $"a type composed of more than {Parts} types ({string.Concat(name.Take(80))}...)");
            }
        }

        /// <summary>Counts an instance of a generic type or method before it is created.</summary>
        /// <param name="definition">The type or method.</param>
        /// <exception cref="RecursiveGenericsException">There are too many.</exception>
        public void Count(IMemberDefinition definition)
        {
            int count = _instances.GetValueOrDefault(definition) + 1;
            _instances[definition] = count;

            if (count > Instances)
            {
                throw new RecursiveGenericsException($"more than {Instances} instances of {definition.FullName}");
            }
        }
    }
}
