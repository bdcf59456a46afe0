using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>What the linker asks of a type beyond what Mono.Cecil answers.</summary>
    internal static class TypeDefinitionExtensions
    {
        /// <summary>The type as its own members name it: a generic one with its own parameters as arguments.</summary>
        /// <param name="type">The type.</param>
        /// <returns>The type itself, or its instance.</returns>
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
