using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FlipperUpdaterNano.Linker.Reflection
{
    /// <summary>Writes the methods that create the attributes of types and members, and numbers these methods.</summary>
    internal sealed class AttributeWriter(ReflectionLibrary library, KeptMembers kept)
    {
        private readonly List<MethodDefinition> _makers = [];

        /// <summary>Returns the number by which the attributes of a type or member are looked up.</summary>
        /// <param name="member">A type, method, constructor or field.</param>
        /// <returns>The number; 0 if there are no attributes.</returns>
        public int NumberOf(IMemberDefinition member)
        {
            List<CustomAttribute> own = Own(member);
            List<CustomAttribute> all = [.. own];

            for (IMemberDefinition? parent = Parent(member); parent != null; parent = Parent(parent))
            {
                // An attribute without AllowMultiple hides an inherited attribute of the same type.
                all.AddRange(Own(parent).Where(attribute => Usage(attribute, "Inherited", true)
                    && (Usage(attribute, "AllowMultiple", false)
                    || all.All(nearer => nearer.AttributeType.FullName != attribute.AttributeType.FullName))));
            }

            if (all.Count == 0)
            {
                return 0;
            }

            MethodDefinition maker = library.Add($"Attributes {member.FullName}", library.Objects, library.Boolean);
            IlWriter il = new(maker);

            if (own.Count != all.Count)
            {
                Instruction inherited = il.Label();
                il.Emit(OpCodes.Ldarg_0);
                il.Emit(OpCodes.Brtrue, inherited);
                Make(il, own);
                il.Place(inherited);
            }

            Make(il, all);
            il.End();
            _makers.Add(maker);

            return _makers.Count;
        }

        /// <summary>Writes MemberTable.Attributes, whose arguments are the number and whether to include inherited attributes.</summary>
        public void End()
        {
            IlWriter il = new(ReflectionLibrary.Method(library.Table, "Attributes"));
            Instruction[] cases = [.. _makers.Select(_ => il.Label())];
            il.Emit(OpCodes.Ldarg_0);
            il.Number(1);
            il.Emit(OpCodes.Sub);
            il.Switch(cases);
            il.Number(0);
            il.Emit(OpCodes.Newarr, library.Object);
            il.Emit(OpCodes.Ret);

            for (int i = 0; i < cases.Length; i++)
            {
                il.Place(cases[i]);
                il.Emit(OpCodes.Ldarg_1);
                il.Emit(OpCodes.Call, _makers[i]);
                il.Emit(OpCodes.Ret);
            }

            il.End();
        }

        private List<CustomAttribute> Own(IMemberDefinition member) =>
            [.. member.CustomAttributes.Where(attribute => attribute.AttributeType.Resolve() is TypeDefinition type
                && (kept.IsOwn(type) ? kept.Types.Contains(type) : type.IsPublic))];

        /// <summary>Returns the member from which a type or an overriding method inherits attributes.</summary>
        private static IMemberDefinition? Parent(IMemberDefinition member)
        {
            if (member is TypeDefinition type)
            {
                return type.BaseType?.Resolve();
            }

            if (member is not MethodDefinition { IsVirtual: true, IsNewSlot: false } method)
            {
                return null;
            }

            for (TypeDefinition? above = method.DeclaringType.BaseType?.Resolve(); above != null; above = above.BaseType?.Resolve())
            {
                MethodDefinition? overridden = above.Methods.FirstOrDefault(item => item.IsVirtual && item.Name == method.Name
                    && item.Parameters.Select(parameter => parameter.ParameterType.FullName)
                    .SequenceEqual(method.Parameters.Select(parameter => parameter.ParameterType.FullName)));

                if (overridden != null)
                {
                    return overridden;
                }
            }

            return null;
        }

        /// <summary>
        /// Returns a property of the AttributeUsage of an attribute's type or, if the type has no AttributeUsage, of its nearest base type
        /// that has one.
        /// </summary>
        private static bool Usage(CustomAttribute attribute, string property, bool otherwise)
        {
            for (TypeDefinition? type = attribute.AttributeType.Resolve(); type != null; type = type.BaseType?.Resolve())
            {
                CustomAttribute? usage =
                    type.CustomAttributes.FirstOrDefault(item => item.AttributeType.FullName == "System.AttributeUsageAttribute");

                if (usage != null)
                {
                    return usage.Properties.Where(item => item.Name == property).Select(item => (bool)item.Argument.Value)
                        .DefaultIfEmpty(otherwise).First();
                }
            }

            return otherwise;
        }

        private void Make(IlWriter il, List<CustomAttribute> attributes)
        {
            il.Array(library.Object, attributes.Count, OpCodes.Stelem_Ref, i => Make(il, attributes[i]));
            il.Emit(OpCodes.Ret);
        }

        private void Make(IlWriter il, CustomAttribute attribute)
        {
            VariableDefinition made = il.Local(attribute.AttributeType);

            foreach (CustomAttributeArgument argument in attribute.ConstructorArguments)
            {
                Push(il, argument.Type, argument.Value);
            }

            il.Emit(OpCodes.Newobj, attribute.Constructor);
            il.Emit(OpCodes.Stloc, made);

            foreach (CustomAttributeNamedArgument field in attribute.Fields)
            {
                il.Emit(OpCodes.Ldloc, made);
                Push(il, field.Argument.Type, field.Argument.Value);
                il.Emit(OpCodes.Stfld, Find(attribute, type => type.Fields.FirstOrDefault(item => item.Name == field.Name)));
            }

            foreach (CustomAttributeNamedArgument property in attribute.Properties)
            {
                il.Emit(OpCodes.Ldloc, made);
                Push(il, property.Argument.Type, property.Argument.Value);
                il.Emit(OpCodes.Callvirt,
                    Find(attribute, type => type.Methods.FirstOrDefault(item => item.Name == "set_" + property.Name)));
            }

            il.Emit(OpCodes.Ldloc, made);
        }

        private static T Find<T>(CustomAttribute attribute, Func<TypeDefinition, T?> find)
            where T : class
        {
            for (TypeDefinition? type = attribute.AttributeType.Resolve(); type != null; type = type.BaseType?.Resolve())
            {
                if (find(type) is T found)
                {
                    return found;
                }
            }

            throw new LinkException([$"A use of the attribute {attribute.AttributeType.FullName} sets a member that the attribute lacks."]);
        }

        private void Push(IlWriter il, TypeReference type, object? value)
        {
            switch (value)
            {
                case CustomAttributeArgument inner:
                    // For a parameter of type object, the metadata also contain the type of the value.
                    Push(il, inner.Type, inner.Value);

                    if (inner.Type is not ArrayType && inner.Type.Resolve() is { IsValueType: true })
                    {
                        il.Emit(OpCodes.Box, inner.Type);
                    }

                    break;
                case CustomAttributeArgument[] elements:
                    TypeReference element = ((ArrayType)type).ElementType;
                    VariableDefinition array = il.Local(type);
                    il.Number(elements.Length);
                    il.Emit(OpCodes.Newarr, element);
                    il.Emit(OpCodes.Stloc, array);

                    for (int i = 0; i < elements.Length; i++)
                    {
                        il.Emit(OpCodes.Ldloc, array);
                        il.Number(i);
                        Push(il, elements[i].Type, elements[i].Value);
                        il.Emit(OpCodes.Stelem_Any, element);
                    }

                    il.Emit(OpCodes.Ldloc, array);
                    break;
                case TypeReference named:
                    il.Emit(OpCodes.Ldtoken, named);
                    il.Emit(OpCodes.Call, library.GetTypeFromHandle);
                    break;
                default:
                    Constants.Push(il, value);
                    break;
            }
        }
    }
}
