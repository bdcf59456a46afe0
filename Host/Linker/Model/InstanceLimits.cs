using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>Thrown when generic code instantiates itself without limit.</summary>
    internal sealed class RecursiveGenericsException(string what) : NotSupportedException($"recursive generics: {what}");

    /// <summary>
    /// Stops generic code that instantiates itself with ever larger type arguments. .NET creates such instances at their first use, but the
    /// linker creates all instances that the program may use.
    /// </summary>
    internal sealed class InstanceLimits
    {
        /// <summary>Maximum number of types that make up one type: itself, its type arguments and element types, recursively.</summary>
        public const int Parts = 24;

        /// <summary>Maximum number of instances of one generic type or method.</summary>
        public const int Instances = 1000;

        private readonly Dictionary<IMemberDefinition, int> _instances = [];

        /// <summary>Checks the size of a type before it is created.</summary>
        /// <param name="name">The type's name.</param>
        /// <param name="parts">The number of types of which the type is composed.</param>
        /// <exception cref="RecursiveGenericsException">More than <see cref="Parts"/>.</exception>
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
        /// <exception cref="RecursiveGenericsException">There are more than <see cref="Instances"/> instances.</exception>
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
