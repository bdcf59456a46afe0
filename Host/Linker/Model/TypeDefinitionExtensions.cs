using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>Extensions of Mono.Cecil's type definitions.</summary>
    internal static class TypeDefinitionExtensions
    {
        /// <summary>
        /// Returns the type as its own members refer to it, which for a generic type is the instance with its own parameters.
        /// </summary>
        /// <returns>The type itself or, for a generic type, that instance.</returns>
        public static TypeReference Closed(this TypeDefinition type)
        {
            if (!type.HasGenericParameters)
            {
                return type;
            }

            GenericInstanceType closed = new(type);

            foreach (GenericParameter parameter in type.GenericParameters)
            {
                closed.GenericArguments.Add(parameter);
            }

            return closed;
        }
    }
}
