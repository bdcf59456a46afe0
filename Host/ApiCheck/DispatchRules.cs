using System.Reflection;
using System.Reflection.Metadata;

namespace FlipperUpdaterNano.ApiCheck
{
    /// <summary>
    /// Finds the cases in which the stock CLR was observed to dispatch to a different method than .NET: a virtual method that hides an
    /// inherited method, and an interface that both a class and its base class implement.
    /// </summary>
    internal static class DispatchRules
    {
        /// <summary>Checks the types of an assembly against their bases in the same assembly.</summary>
        /// <returns>For each violation, one sentence that states the member.</returns>
        public static IEnumerable<string> Check(MetadataReader reader)
        {
            foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
            {
                TypeDefinition type = reader.GetTypeDefinition(handle);
                string name = DocumentationNames.FullName(reader, handle);

                for (EntityHandle at = type.BaseType; at.Kind == HandleKind.TypeDefinition && !at.IsNil; at = Base(reader, at).BaseType)
                {
                    TypeDefinition above = Base(reader, at);

                    foreach (string method in Virtual(reader, type, MethodAttributes.NewSlot)
                        .Intersect(Virtual(reader, above, default), StringComparer.Ordinal))
                    {
                        yield return $"{name}.{method} hides a virtual method of its base class; v1 calls the base class's method instead";
                    }

                    foreach (string contract in Interfaces(reader, type).Intersect(Interfaces(reader, above), StringComparer.Ordinal))
                    {
                        yield return $"{name} reimplements {contract}; v1 calls the methods of the base class";
                    }
                }
            }
        }

        private static TypeDefinition Base(MetadataReader reader, EntityHandle handle) =>
            reader.GetTypeDefinition((TypeDefinitionHandle)handle);

        private static IEnumerable<string> Virtual(MetadataReader reader, TypeDefinition type, MethodAttributes wanted) =>
            type.GetMethods().Select(reader.GetMethodDefinition)
                .Where(method => (method.Attributes & MethodAttributes.Virtual) != 0 && (method.Attributes & wanted) == wanted)
                .Select(method => $"{reader.GetString(method.Name)}("
                    + $"{string.Join(",", method.DecodeSignature(DocumentationNames.Instance, null).ParameterTypes)})");

        private static IEnumerable<string> Interfaces(MetadataReader reader, TypeDefinition type) =>
            type.GetInterfaceImplementations().Select(item => reader.GetInterfaceImplementation(item).Interface)
                .Select(item => item.Kind switch
                {
                    HandleKind.TypeDefinition => DocumentationNames.FullName(reader, (TypeDefinitionHandle)item),
                    HandleKind.TypeReference => reader.GetString(reader.GetTypeReference((TypeReferenceHandle)item).Name),
                    _ => $"generic {item.GetHashCode()}",
                });
    }
}
