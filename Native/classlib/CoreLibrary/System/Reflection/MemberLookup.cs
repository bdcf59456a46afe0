using System.Collections;

namespace System.Reflection
{
    /// <summary>Finds members by name, flags and types, with the same order and hiding rules as .NET.</summary>
    internal static class MemberLookup
    {
        private const int Convertible = 1;
        private const int Exact = 2;

        internal static MethodInfo[] Methods(Type type, BindingFlags flags)
        {
            ArrayList found = Collect(type, RuntimeType.MethodKind, MemberTable.Methods, null, flags);
            MethodInfo[] methods = new MethodInfo[found.Count];
            found.CopyTo(methods);

            return methods;
        }

        /// <summary>
        /// Returns the method with the given name. Of several overloads, returns the one with exactly these parameter types, or else the
        /// best match among those that accept them.
        /// </summary>
        internal static MethodInfo Method(Type type, string name, BindingFlags flags, Type[] types)
        {
            ArrayList found = Collect(type, RuntimeType.MethodKind, MemberTable.Methods, Named(name), flags);

            if (types != null)
            {
                return (MethodInfo)Choose(found, types);
            }

            for (int i = 1; i < found.Count; i++)
            {
                if (!MemberData.Of((MethodInfo)found[0]).HasParametersOf(MemberData.Of((MethodInfo)found[i])))
                {
                    throw Ambiguous(name);
                }
            }

            return found.Count == 0 ? null : (MethodInfo)found[0];
        }

        internal static ConstructorInfo[] Constructors(Type type)
        {
            ArrayList found = CollectConstructors(type, BindingFlags.Public);
            ConstructorInfo[] constructors = new ConstructorInfo[found.Count];
            found.CopyTo(constructors);

            return constructors;
        }

        internal static ConstructorInfo Constructor(Type type, Type[] types) =>
            (ConstructorInfo)Choose(CollectConstructors(type, BindingFlags.Public), types ?? throw new ArgumentNullException("types"));

        internal static FieldInfo[] Fields(Type type, BindingFlags flags)
        {
            ArrayList found = Collect(type, RuntimeType.FieldKind, MemberTable.Fields, null, flags);
            FieldInfo[] fields = new FieldInfo[found.Count];
            found.CopyTo(fields);

            return fields;
        }

        internal static FieldInfo Field(Type type, string name, BindingFlags flags)
        {
            ArrayList found = Collect(type, RuntimeType.FieldKind, MemberTable.Fields, Named(name), flags);

            return found.Count == 0 ? null : (FieldInfo)found[0];
        }

        /// <summary>Implements Type.InvokeMember.</summary>
        internal static object Invoke(Type type, string name, BindingFlags flags, object target, object[] arguments)
        {
            if ((flags & BindingFlags.CreateInstance) != 0)
            {
                MemberInfo constructor = Choose(CollectConstructors(type, Looked(flags)), TypesOf(arguments));

                return constructor != null
                    ? ((ConstructorInfo)constructor).Invoke(arguments)
                    : throw new MissingMethodException("Constructor on type '" + type.FullName + "' not found.");
            }

            if ((flags & (BindingFlags.GetField | BindingFlags.SetField)) != 0)
            {
                FieldInfo field = Field(type, name, Looked(flags));

                if (field != null)
                {
                    return Access(field, flags, target, arguments);
                }

                if ((flags & (BindingFlags.GetProperty | BindingFlags.SetProperty | BindingFlags.InvokeMethod)) == 0)
                {
                    throw new MissingFieldException("Field '" + type.FullName + "." + name + "' not found.");
                }
            }

            string called = (flags & BindingFlags.GetProperty) != 0 ? "get_" + name
                : (flags & BindingFlags.SetProperty) != 0 ? "set_" + name
                : name;
            ArrayList found = Collect(type, RuntimeType.MethodKind, MemberTable.Methods, called, Looked(flags));
            MemberInfo method = Choose(found, TypesOf(arguments));

            return method != null
                ? ((MethodInfo)method).Invoke(target, arguments)
                : throw new MissingMethodException("Method '" + type.FullName + "." + name + "' not found.");
        }

        private static object Access(FieldInfo field, BindingFlags flags, object target, object[] arguments)
        {
            if ((flags & BindingFlags.GetField) != 0)
            {
                return field.GetValue(target);
            }

            field.SetValue(target, arguments.Length == 1
                ? arguments[0]
                : throw new ArgumentException("Setting a field takes exactly one argument."));

            return null;
        }

        private static string Named(string name) => name ?? throw new ArgumentNullException("name");

        /// <summary>Returns the flags; if none of them selects members, adds those that select all public members.</summary>
        private static BindingFlags Looked(BindingFlags flags)
        {
            const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

            return (flags & (Public | BindingFlags.NonPublic)) != 0 ? flags : flags | Public;
        }

        private static Type[] TypesOf(object[] arguments)
        {
            Type[] types = new Type[arguments.Length];

            for (int i = 0; i < types.Length; i++)
            {
                types[i] = arguments[i]?.GetType();
            }

            return types;
        }

        private static ArrayList CollectConstructors(Type type, BindingFlags flags) =>
            Collect(type, RuntimeType.ConstructorKind, MemberTable.Constructors, null,
                flags | BindingFlags.Instance | BindingFlags.DeclaredOnly);

        private static ArrayList Collect(Type type, int kind, MemberLoader load, string name, BindingFlags flags)
        {
            ArrayList found = new ArrayList();

            for (Type holder = type;
                holder != null && (holder == type || (flags & BindingFlags.DeclaredOnly) == 0);
                holder = holder.BaseType)
            {
                MemberInfo[] declared = ((RuntimeType)holder).Members(kind, load);
                int below = found.Count;

                for (int i = 0; i < declared.Length; i++)
                {
                    MemberData data = MemberData.Of(declared[i]);

                    if (HasName(data.Name, name, flags) && data.Passes(flags, holder != type)
                        && !(declared[i] is RuntimeMethodInfo && IsOverridden(data, found, below)))
                    {
                        found.Add(declared[i]);
                    }
                }
            }

            return found;
        }

        private static bool HasName(string name, string wanted, BindingFlags flags) =>
            wanted == null || name == wanted || ((flags & BindingFlags.IgnoreCase) != 0 && name.ToLower() == wanted.ToLower());

        /// <summary>
        /// Returns whether a method is overridden by one of the first <c>below</c> entries of <c>found</c>, which belong to derived types.
        /// </summary>
        private static bool IsOverridden(MemberData method, ArrayList found, int below)
        {
            for (int i = 0; i < below && method.Has(MemberData.Virtual); i++)
            {
                MemberData other = MemberData.Of((MemberInfo)found[i]);

                if (other.Has(MemberData.Virtual) && !other.Has(MemberData.NewSlot) && other.Name == method.Name
                    && other.HasParametersOf(method))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>
        /// Returns the method with exactly these parameter types, or else the best match among those that accept them; null if there is
        /// none.
        /// </summary>
        private static MemberInfo Choose(ArrayList methods, Type[] types)
        {
            MemberInfo taking = null;

            for (int i = 0; i < methods.Count; i++)
            {
                MemberInfo method = (MemberInfo)methods[i];
                int fit = Fit(MemberData.Of(method).Signature, types);

                if (fit == Exact)
                {
                    return method;
                }

                if (fit == Convertible && (taking == null || IsBetter(MemberData.Of(method), MemberData.Of(taking))))
                {
                    taking = method;
                }
            }

            return taking;
        }

        private static int Fit(int[] signature, Type[] types)
        {
            int fit = signature.Length == types.Length + 1 ? Exact : 0;

            for (int i = 0; i < types.Length && fit != 0; i++)
            {
                int entry = signature[i + 1];
                Type wanted = RuntimeType.Of(Arguments.Plain(entry));

                if (wanted != types[i])
                {
                    fit = Arguments.Takes(wanted, types[i]) ? Convertible : 0;
                }
                else if (entry < 0)
                {
                    fit = Convertible;
                }
            }

            return fit;
        }

        /// <summary>Returns whether a method is a better match than a previous one; throws if neither is better.</summary>
        private static bool IsBetter(MemberData method, MemberData before)
        {
            if (before.HasParametersOf(method) || IsNarrower(before.Signature, method.Signature))
            {
                return false;
            }

            return IsNarrower(method.Signature, before.Signature) ? true : throw Ambiguous(method.Name);
        }

        /// <summary>Returns whether values of a method's parameter types can be passed to another method.</summary>
        private static bool IsNarrower(int[] signature, int[] other)
        {
            for (int i = 1; i < signature.Length; i++)
            {
                int own = signature[i];
                int wide = other[i];

                if (own != wide && (own < 0 || wide < 0 || !Arguments.Takes(RuntimeType.Of(wide), RuntimeType.Of(own))))
                {
                    return false;
                }
            }

            return true;
        }

        private static AmbiguousMatchException Ambiguous(string name) =>
            new AmbiguousMatchException("Ambiguous match found for '" + name + "'.");
    }
}
