using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Collections.Generic;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>
    /// Implements MethodImplOptions.Synchronized (ECMA-335 I.12.6.5). The body of a synchronized method is moved to a new method. The
    /// synchronized method calls the new method while holding the lock of the object or type. The C# compiler marks the accessors of every
    /// field-like event as synchronized.
    /// </summary>
    internal static class SynchronizedMethods
    {
        private const string Prefix = "(unlocked) ";

        /// <summary>
        /// Adds locks to the synchronized methods of the program and its own libraries. No method of the class library is synchronized.
        /// </summary>
        /// <param name="assemblies">The program's assemblies.</param>
        /// <param name="library">The class library's mscorlib.</param>
        /// <exception cref="LinkException">
        /// A generic method or an instance method of a structure is synchronized; the message lists all such methods.
        /// </exception>
        public static void Lock(IEnumerable<AssemblyDefinition> assemblies, ModuleDefinition library)
        {
            MethodDefinition[] marked = [.. assemblies.SelectMany(assembly => assembly.MainModule.GetTypes())
                .SelectMany(type => type.Methods).Where(method => method.IsSynchronized && method.HasBody)];
            MethodDefinition[] refused =
                [.. marked.Where(method => method.HasGenericParameters || (method.DeclaringType.IsValueType && !method.IsStatic))];

            if (refused.Length > 0)
            {
                throw new LinkException([.. refused.Select(method =>
                    $"{method.FullName}: a generic method or a method of a structure cannot be synchronized; use lock.")]);
            }

            foreach (MethodDefinition method in marked)
            {
                Lock(method, library);
            }
        }

        // object key = this; Monitor.Enter(key); try { return unlocked(arguments); } finally { Monitor.Exit(key); }
        private static void Lock(MethodDefinition method, ModuleDefinition library)
        {
            MethodReference unlocked = Reference(TakeBody(method));
            ModuleDefinition module = method.Module;
            ILProcessor il = method.Body.GetILProcessor();
            VariableDefinition key = EmitEnter(il, method, module, library);
            Instruction start = il.Create(OpCodes.Nop);
            Instruction exit = il.Create(OpCodes.Ldloc, key);
            Instruction end = il.Create(OpCodes.Nop);
            VariableDefinition? result = method.ReturnType.FullName == "System.Void" ? null : new(method.ReturnType);
            il.Append(start);
            EmitCall(il, method, unlocked);
            if (result != null)
            {
                method.Body.Variables.Add(result);
                il.Emit(OpCodes.Stloc, result);
            }

            il.Emit(OpCodes.Leave, end);
            il.Append(exit);
            il.Emit(OpCodes.Call, Import(module, library, "System.Threading.Monitor", "Exit"));
            il.Emit(OpCodes.Endfinally);
            il.Append(end);
            if (result != null)
            {
                il.Emit(OpCodes.Ldloc, result);
            }

            il.Emit(OpCodes.Ret);
            method.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Finally)
            {
                TryStart = start,
                TryEnd = exit,
                HandlerStart = exit,
                HandlerEnd = end,
            });
            Number(method.Body.Instructions);
        }

        /// <summary>Emits the call that takes the lock.</summary>
        /// <returns>The variable that holds the lock object.</returns>
        private static VariableDefinition EmitEnter(
            ILProcessor il, MethodDefinition method, ModuleDefinition module, ModuleDefinition library)
        {
            VariableDefinition key = new(module.TypeSystem.Object);
            method.Body.Variables.Add(key);
            EmitKey(il, method, module, library);
            il.Emit(OpCodes.Stloc, key);
            il.Emit(OpCodes.Ldloc, key);
            il.Emit(OpCodes.Call, Import(module, library, "System.Threading.Monitor", "Enter"));

            return key;
        }

        private static MethodDefinition TakeBody(MethodDefinition method)
        {
            MethodAttributes attributes =
                MethodAttributes.Private | MethodAttributes.HideBySig | (method.IsStatic ? MethodAttributes.Static : 0);
            MethodDefinition taken = new(Prefix + method.Name, attributes, method.ReturnType) { HasThis = method.HasThis };

            foreach (ParameterDefinition parameter in method.Parameters)
            {
                taken.Parameters.Add(new ParameterDefinition(parameter.Name, parameter.Attributes, parameter.ParameterType));
            }

            taken.Body = method.Body;
            method.DeclaringType.Methods.Add(taken);
            method.Body = new MethodBody(method) { InitLocals = true };

            return taken;
        }

        private static void EmitKey(ILProcessor il, MethodDefinition method, ModuleDefinition module, ModuleDefinition library)
        {
            if (!method.IsStatic)
            {
                il.Emit(OpCodes.Ldarg_0);

                return;
            }

            il.Emit(OpCodes.Ldtoken, method.DeclaringType.Closed());
            il.Emit(OpCodes.Call, Import(module, library, "System.Type", "GetTypeFromHandle"));
        }

        private static void EmitCall(ILProcessor il, MethodDefinition method, MethodReference unlocked)
        {
            if (!method.IsStatic)
            {
                il.Emit(OpCodes.Ldarg_0);
            }

            foreach (ParameterDefinition parameter in method.Parameters)
            {
                il.Emit(OpCodes.Ldarg, parameter);
            }

            il.Emit(OpCodes.Call, unlocked);
        }

        private static MethodReference Reference(MethodDefinition method)
        {
            MethodReference reference = new(method.Name, method.ReturnType, method.DeclaringType.Closed()) { HasThis = method.HasThis };

            foreach (ParameterDefinition parameter in method.Parameters)
            {
                reference.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
            }

            return reference;
        }

        private static MethodReference Import(ModuleDefinition module, ModuleDefinition library, string type, string name) =>
            module.ImportReference(library.GetType(type).Methods.First(method => method.Name == name && method.IsStatic
                && method.Parameters.Count == 1));

        private static void Number(Collection<Instruction> code)
        {
            int offset = 0;

            foreach (Instruction instruction in code)
            {
                instruction.Offset = offset;
                offset += instruction.GetSize();
            }
        }
    }
}
