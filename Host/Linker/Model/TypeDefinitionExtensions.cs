using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>Extensions of Mono.Cecil's type definitions.</summary>
    internal static class TypeDefinitionExtensions
    {
        /// <summary>
        /// Returns the type as its own members refer to it: for a generic type, the instance with its own type parameters.
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
