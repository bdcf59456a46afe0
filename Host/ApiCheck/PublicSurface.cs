using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FlipperUpdaterNano.ApiCheck
{
    /// <summary>
    /// The public and protected members of an assembly in the format of the API lists: documentation ID, then return type, accessors or
    /// attributes.
    /// </summary>
    internal static class PublicSurface
    {
        public static SortedDictionary<string, string> Read(string path)
        {
            using FileStream file = File.OpenRead(path);
            using PEReader pe = new(file);
            MetadataReader reader = pe.GetMetadataReader();
            SortedDictionary<string, string> members = new(StringComparer.Ordinal);

            foreach (TypeDefinitionHandle handle in reader.TypeDefinitions.Where(handle => IsVisible(reader, handle)))
            {
                AddType(reader, handle, members);
            }

            return members;
        }

        private static void AddType(MetadataReader reader, TypeDefinitionHandle handle, SortedDictionary<string, string> members)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            string name = DocumentationNames.FullName(reader, handle);
            members["T:" + name] = string.Empty;
            HashSet<MethodDefinitionHandle> accessors = [];

            AddProperties(reader, name, type, members, accessors);

            foreach (EventDefinition definition in type.GetEvents().Select(reader.GetEventDefinition))
            {
                EventAccessors both = definition.GetAccessors();
                accessors.UnionWith([both.Adder, both.Remover]);

                if (IsVisible(reader, both.Adder))
                {
                    members[$"E:{name}.{reader.GetString(definition.Name)}"] = string.Empty;
                }
            }

            foreach (FieldDefinition field in type.GetFields().Select(reader.GetFieldDefinition))
            {
                bool visible = (field.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family;

                if (visible && (field.Attributes & FieldAttributes.SpecialName) == 0)
                {
                    members[$"F:{name}.{reader.GetString(field.Name)}"] = Constant(reader, field);
                }
            }

            foreach (MethodDefinitionHandle method in type.GetMethods().Where(method => !accessors.Contains(method)))
            {
                if (IsVisible(reader, method))
                {
                    AddMethod(reader, name, reader.GetMethodDefinition(method), members);
                }
            }
        }

        private static void AddProperties(
            MetadataReader reader,
            string name,
            TypeDefinition type,
            SortedDictionary<string, string> members,
            HashSet<MethodDefinitionHandle> accessors)
        {
            foreach (PropertyDefinition property in type.GetProperties().Select(reader.GetPropertyDefinition))
            {
                PropertyAccessors both = property.GetAccessors();
                accessors.UnionWith([both.Getter, both.Setter]);
                bool get = IsVisible(reader, both.Getter);
                bool set = IsVisible(reader, both.Setter);

                if (get || set)
                {
                    MethodSignature<string> signature = property.DecodeSignature(DocumentationNames.Instance, null);
                    string id = DocumentationNames.MethodId(name, reader.GetString(property.Name), signature);
                    members["P" + id[1..]] =
                        $"-> {signature.ReturnType}  {{ {(get ? "get; " : string.Empty)}{(set ? "set; " : string.Empty)}}}";
                }
            }
        }

        private static void AddMethod(MetadataReader reader, string type, MethodDefinition method, SortedDictionary<string, string> members)
        {
            MethodSignature<string> signature = method.DecodeSignature(DocumentationNames.Instance, null);
            string id = DocumentationNames.MethodId(type, reader.GetString(method.Name), signature);
            string line = id.Contains('~', StringComparison.Ordinal) ? string.Empty : $"-> {signature.ReturnType}";
            MethodAttributes attributes = method.Attributes;

            foreach ((MethodAttributes flag, string word) in new[]
            {
                (MethodAttributes.Static, "static"), (MethodAttributes.Abstract, "abstract"), (MethodAttributes.Virtual, "virtual"),
            })
            {
                if ((attributes & flag) != 0)
                {
                    line = $"{line} {word}".Trim();

                    break;
                }
            }

            bool isProtected = (attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Public;
            members[id] = isProtected ? line + " protected" : line;
        }

        private static string Constant(MetadataReader reader, FieldDefinition field)
        {
            if (field.GetDefaultValue().IsNil)
            {
                return string.Empty;
            }

            Constant constant = reader.GetConstant(field.GetDefaultValue());
            object? value = reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);

            return value switch
            {
                char c => $"= '\\u{(int)c:x4}'",
                string s => $"= \"{s}\"",
                _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"= {value}"),
            };
        }

        private static bool IsVisible(MetadataReader reader, TypeDefinitionHandle handle)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);

            return (type.Attributes & TypeAttributes.VisibilityMask) switch
            {
                TypeAttributes.Public => true,
                TypeAttributes.NestedPublic or TypeAttributes.NestedFamily => IsVisible(reader, type.GetDeclaringType()),
                _ => false,
            };
        }

        private static bool IsVisible(MetadataReader reader, MethodDefinitionHandle handle)
        {
            return !handle.IsNil &&
                (reader.GetMethodDefinition(handle).Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public
                    or MethodAttributes.Family &&
                reader.GetString(reader.GetMethodDefinition(handle).Name) != ".cctor";
        }
    }
}
