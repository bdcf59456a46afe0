using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FlipperUpdaterNano.Linker.Reflection
{
    /// <summary>
    /// Writes the method through which System.Reflection calls a member: <c>object Invoker(object target, object[] arguments)</c>. The
    /// interpreter needs no support for invocation, because the invoker is ordinary code that unboxes, calls and boxes.
    /// </summary>
    internal sealed class InvokerWriter(ReflectionLibrary library)
    {
        /// <summary>Writes the invoker of a method or constructor.</summary>
        /// <returns>The invoker; null if the method cannot be called with boxed values.</returns>
        public MethodDefinition? Call(MethodDefinition method)
        {
            TypeDefinition type = method.DeclaringType;

            if (!IsCallable(method))
            {
                return null;
            }

            MethodDefinition invoker = New($"Invoke {method.FullName}");
            IlWriter il = new(invoker);
            VariableDefinition[] arguments = [.. method.Parameters.Select(parameter => Argument(il, parameter))];

            if (method.HasThis && !method.IsConstructor)
            {
                Target(il, type);
            }

            for (int i = 0; i < arguments.Length; i++)
            {
                il.Emit(method.Parameters[i].ParameterType is ByReferenceType ? OpCodes.Ldloca : OpCodes.Ldloc, arguments[i]);
            }

            il.Emit(method.IsConstructor ? OpCodes.Newobj : !method.HasThis || type.IsValueType ? OpCodes.Call : OpCodes.Callvirt, method);
            VariableDefinition result = PackResult(il, method.IsConstructor ? type : method.ReturnType);
            PackByReference(il, method, arguments);
            il.Emit(OpCodes.Ldloc, result);
            il.Emit(OpCodes.Ret);
            il.End();

            return invoker;
        }

        private VariableDefinition PackResult(IlWriter il, TypeReference returns)
        {
            VariableDefinition result = il.Local(library.Object);

            // An init accessor returns void with a required modifier.
            if (returns is { FullName: "System.Void" } or IModifierType { ElementType.FullName: "System.Void" })
            {
                il.Emit(OpCodes.Ldnull);
            }
            else
            {
                Pack(il, returns);
            }

            il.Emit(OpCodes.Stloc, result);

            return result;
        }

        private static void PackByReference(IlWriter il, MethodDefinition method, VariableDefinition[] arguments)
        {
            foreach (ParameterDefinition parameter in method.Parameters.Where(parameter => parameter.ParameterType is ByReferenceType))
            {
                il.Emit(OpCodes.Ldarg_1);
                il.Number(parameter.Index);
                il.Emit(OpCodes.Ldloc, arguments[parameter.Index]);
                Pack(il, ((ByReferenceType)parameter.ParameterType).ElementType);
                il.Emit(OpCodes.Stelem_Ref);
            }
        }

        /// <summary>
        /// Writes the accessor of a field. Called without an argument, the accessor reads the field; with one, it writes the field.
        /// </summary>
        public MethodDefinition Access(FieldDefinition field)
        {
            MethodDefinition access = New($"Access {field.FullName}");
            IlWriter il = new(access);
            Instruction store = il.Label();
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Brtrue, store);

            PushField(il, field);
            Pack(il, field.FieldType);
            il.Emit(OpCodes.Ret);
            il.Place(store);

            if (!field.HasConstant)
            {
                VariableDefinition value = Unpack(il, field.FieldType, 0);

                if (!field.IsStatic)
                {
                    Target(il, field.DeclaringType);
                }

                il.Emit(OpCodes.Ldloc, value);
                il.Emit(field.IsStatic ? OpCodes.Stsfld : OpCodes.Stfld, field);
            }

            il.Emit(OpCodes.Ldnull);
            il.Emit(OpCodes.Ret);
            il.End();

            return access;
        }

        private static void PushField(IlWriter il, FieldDefinition field)
        {
            if (field.HasConstant)
            {
                Constants.Push(il, field.Constant);
            }
            else if (field.IsStatic)
            {
                il.Emit(OpCodes.Ldsfld, field);
            }
            else
            {
                Target(il, field.DeclaringType);
                il.Emit(OpCodes.Ldfld, field);
            }
        }

        // InitializeArray cannot be invoked, because its translation depends on the call site.
        private static bool IsCallable(MethodDefinition method) =>
            !(method.IsConstructor && method.DeclaringType.IsAbstract) && method.Name != "InitializeArray"
            && !IsByRefLike(method.DeclaringType) && !IsByRefLike(method.ReturnType)
            && !method.Parameters.Any(parameter => IsByRefLike(parameter.ParameterType));

        private static bool IsByRefLike(TypeReference type) =>
            type is not (ArrayType or GenericParameter) && type.Resolve() is { IsValueType: true } definition
            && (definition.FullName is "System.SpanByte" or "System.TypedReference"
                || definition.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "IsByRefLikeAttribute"));

        private static void Pack(IlWriter il, TypeReference type)
        {
            if (IsValue(type))
            {
                il.Emit(OpCodes.Box, type);
            }
        }

        private static bool IsValue(TypeReference type) => type is not ArrayType && type.Resolve() is { IsValueType: true };

        private static VariableDefinition Argument(IlWriter il, ParameterDefinition parameter) =>
            Unpack(il, parameter.ParameterType is ByReferenceType reference
                ? reference.ElementType
                : parameter.ParameterType, parameter.Index);

        /// <summary>Unboxes an argument into a local of its type. For a value type, null becomes the default value, as in .NET.</summary>
        private static VariableDefinition Unpack(IlWriter il, TypeReference type, int index)
        {
            VariableDefinition local = il.Local(type);
            Instruction done = il.Label();

            if (IsValue(type))
            {
                il.Emit(OpCodes.Ldloca, local);
                il.Emit(OpCodes.Initobj, type);
                il.Emit(OpCodes.Ldarg_1);
                il.Number(index);
                il.Emit(OpCodes.Ldelem_Ref);
                il.Emit(OpCodes.Brfalse, done);
            }

            il.Emit(OpCodes.Ldarg_1);
            il.Number(index);
            il.Emit(OpCodes.Ldelem_Ref);
            il.Emit(OpCodes.Unbox_Any, type);
            il.Emit(OpCodes.Stloc, local);
            il.Place(done);

            return local;
        }

        private static void Target(IlWriter il, TypeDefinition type)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(type.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, type);
        }

        private MethodDefinition New(string name) => library.Add(name, library.Object, library.Object, library.Objects);
    }
}
