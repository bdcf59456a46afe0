using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace FlipperUpdaterNano.ApiCheck
{
    /// <summary>Formats the type names of signatures as in documentation IDs.</summary>
    internal sealed class DocumentationNames : ISignatureTypeProvider<string, object?>
    {
        public static readonly DocumentationNames Instance = new();

        public static string MethodId(string owner, string name, MethodSignature<string> signature)
        {
            string parameters = signature.ParameterTypes.Length == 0 ? string.Empty : $"({string.Join(',', signature.ParameterTypes)})";
            string id = $"M:{owner}.{name.Replace('.', '#')}{parameters}";

            return name is "op_Implicit" or "op_Explicit" ? $"{id}~{signature.ReturnType}" : id;
        }

        public static string FullName(MetadataReader reader, TypeReferenceHandle handle)
        {
            TypeReference type = reader.GetTypeReference(handle);
            string name = reader.GetString(type.Name);

            if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            {
                return $"{FullName(reader, (TypeReferenceHandle)type.ResolutionScope)}.{name}";
            }

            string space = reader.GetString(type.Namespace);

            return space.Length == 0 ? name : $"{space}.{name}";
        }

        public static string FullName(MetadataReader reader, TypeDefinitionHandle handle)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            string name = reader.GetString(type.Name);

            if (!type.GetDeclaringType().IsNil)
            {
                return $"{FullName(reader, type.GetDeclaringType())}.{name}";
            }

            string space = reader.GetString(type.Namespace);

            return space.Length == 0 ? name : $"{space}.{name}";
        }

        public string GetPrimitiveType(PrimitiveTypeCode typeCode)
        {
            return typeCode == PrimitiveTypeCode.TypedReference ? "System.TypedReference" : $"System.{typeCode}";
        }

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            return FullName(reader, handle);
        }

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            return FullName(reader, handle);
        }

        public string GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
        {
            return reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
        }

        public string GetSZArrayType(string elementType)
        {
            return elementType + "[]";
        }

        public string GetArrayType(string elementType, ArrayShape shape)
        {
            return $"{elementType}[{string.Join(',', Enumerable.Repeat("0:", shape.Rank))}]";
        }

        public string GetByReferenceType(string elementType)
        {
            return elementType + "@";
        }

        public string GetPointerType(string elementType)
        {
            return elementType + "*";
        }

        public string GetPinnedType(string elementType)
        {
            return elementType;
        }

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
        {
            int tick = genericType.IndexOf('`', StringComparison.Ordinal);

            return $"{(tick < 0 ? genericType : genericType[..tick])}{{{string.Join(',', typeArguments)}}}";
        }

        public string GetGenericMethodParameter(object? genericContext, int index)
        {
            return $"``{index}";
        }

        public string GetGenericTypeParameter(object? genericContext, int index)
        {
            return $"`{index}";
        }

        public string GetFunctionPointerType(MethodSignature<string> signature)
        {
            return "=FUNC:" + signature.ReturnType;
        }

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired)
        {
            return isRequired ? $"{unmodifiedType}|{modifier}" : unmodifiedType;
        }
    }
}
