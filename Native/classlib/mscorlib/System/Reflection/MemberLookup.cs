using System.Collections;

namespace System.Reflection
{
    /// <summary>Finds members by name, flags and types, in the order and with the hiding of .NET.</summary>
    internal static class MemberLookup
    {
        private const int Convertible = 1;
        private const int Exact = 2;

        internal static MethodInfo[] Methods(Type type, BindingFlags flags)
        {
            ArrayList found = Collect(type, null, flags);
            MethodInfo[] methods = new MethodInfo[found.Count];
            found.CopyTo(methods);

            return methods;
        }

        /// <summary>The method with a name; among several the one with parameters of these types, or which takes them.</summary>
        internal static MethodInfo Method(Type type, string name, BindingFlags flags, Type[] types)
        {
            if (name == null)
            {
                throw new ArgumentNullException("name");
            }

            ArrayList found = Collect(type, name, flags);
            MethodInfo chosen = null;

            if (types != null)
            {
                return (MethodInfo)Choose(found, types);
            }

            for (int i = 0; i < found.Count; i++)
            {
                MethodInfo method = (MethodInfo)found[i];

                if (chosen != null && !chosen.HasParametersOf(method))
                {
                    throw Ambiguous(name);
                }

                chosen ??= method;
            }

            return chosen;
        }

        internal static ConstructorInfo[] Constructors(Type type)
        {
            ArrayList found = CollectConstructors(type, BindingFlags.Public);
            ConstructorInfo[] constructors = new ConstructorInfo[found.Count];
            found.CopyTo(constructors);

            return constructors;
        }

        internal static ConstructorInfo Constructor(Type type, Type[] types)
        {
            if (types == null)
            {
                throw new ArgumentNullException("types");
            }

            return (ConstructorInfo)Choose(CollectConstructors(type, BindingFlags.Public), types);
        }

        internal static FieldInfo[] Fields(Type type, BindingFlags flags)
        {
            ArrayList found = CollectFields(type, null, flags);
            FieldInfo[] fields = new FieldInfo[found.Count];
            found.CopyTo(fields);

            return fields;
        }

        internal static FieldInfo Field(Type type, string name, BindingFlags flags)
        {
            if (name == null)
            {
                throw new ArgumentNullException("name");
            }

            ArrayList found = CollectFields(type, name, flags);

            return found.Count == 0 ? null : (FieldInfo)found[0];
        }

        /// <summary>What Type.InvokeMember does.</summary>
        internal static object Invoke(Type type, string name, BindingFlags flags, object target, object[] arguments)
        {
            if ((flags & BindingFlags.CreateInstance) != 0)
            {
                MethodBase constructor = Choose(CollectConstructors(type, Looked(flags)), TypesOf(arguments));

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
            MethodBase method = Choose(Collect(type, called, Looked(flags)), TypesOf(arguments));

            return method != null
                ? method.Invoke(target, arguments)
                : throw new MissingMethodException("Method '" + type.FullName + "." + name + "' not found.");
        }

        private static object Access(FieldInfo field, BindingFlags flags, object target, object[] arguments)
        {
            if ((flags & BindingFlags.GetField) != 0)
            {
                return field.GetValue(target);
            }

            if (arguments.Length != 1)
            {
                throw new ArgumentException("Exactly one argument sets a field.");
            }

            field.SetValue(target, arguments[0]);

            return null;
        }

        /// <summary>The flags that look up members; all public ones when none of these is given.</summary>
        private static BindingFlags Looked(BindingFlags flags)
        {
            const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

            return (flags & All) != 0 ? flags : flags | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;
        }

        private static Type[] TypesOf(object[] arguments)
        {
            Type[] types = new Type[arguments.Length];

            for (int i = 0; i < types.Length; i++)
            {
                types[i] = arguments[i] == null ? null : arguments[i].GetType();
            }

            return types;
        }

        private static ArrayList Collect(Type type, string name, BindingFlags flags)
        {
            ArrayList found = new ArrayList();

            for (Type holder = type;
                holder != null && (holder == type || (flags & BindingFlags.DeclaredOnly) == 0);
                holder = holder.BaseType)
            {
                RuntimeMethodInfo[] declared = TypeMembers.Of(RuntimeType.IndexOf(holder)).Methods;
                int below = found.Count;

                for (int i = 0; i < declared.Length; i++)
                {
                    if (HasName(declared[i].Name, name, flags)
                        && Passes(declared[i].Attributes, flags, holder != type)
                        && !IsOverridden(declared[i], found, below))
                    {
                        found.Add(declared[i]);
                    }
                }
            }

            return found;
        }

        private static ArrayList CollectConstructors(Type type, BindingFlags flags)
        {
            RuntimeConstructorInfo[] declared = TypeMembers.Of(RuntimeType.IndexOf(type)).Constructors;
            ArrayList found = new ArrayList();

            for (int i = 0; i < declared.Length; i++)
            {
                if (Passes(declared[i].Attributes, flags | BindingFlags.Instance, false))
                {
                    found.Add(declared[i]);
                }
            }

            return found;
        }

        private static ArrayList CollectFields(Type type, string name, BindingFlags flags)
        {
            ArrayList found = new ArrayList();

            for (Type holder = type;
                holder != null && (holder == type || (flags & BindingFlags.DeclaredOnly) == 0);
                holder = holder.BaseType)
            {
                RuntimeFieldInfo[] declared = TypeMembers.Of(RuntimeType.IndexOf(holder)).Fields;

                for (int i = 0; i < declared.Length; i++)
                {
                    if (HasName(declared[i].Name, name, flags) && Passes(declared[i].Attributes, flags, holder != type))
                    {
                        found.Add(declared[i]);
                    }
                }
            }

            return found;
        }

        private static bool HasName(string name, string wanted, BindingFlags flags)
        {
            return wanted == null || name == wanted || ((flags & BindingFlags.IgnoreCase) != 0 && name.ToLower() == wanted.ToLower());
        }

        /// <summary>Whether a member is wanted: private ones of bases never are, static ones of bases only with FlattenHierarchy.</summary>
        private static bool Passes(int attributes, BindingFlags flags, bool isInherited)
        {
            bool isStatic = (attributes & MethodBase.StaticBit) != 0;
            int access = attributes & MethodBase.Access;
            BindingFlags visibility = access == MethodBase.PublicAccess ? BindingFlags.Public : BindingFlags.NonPublic;

            if ((flags & visibility) == 0 || (flags & (isStatic ? BindingFlags.Static : BindingFlags.Instance)) == 0)
            {
                return false;
            }

            return !isInherited || (access != MethodBase.PrivateAccess && (!isStatic || (flags & BindingFlags.FlattenHierarchy) != 0));
        }

        /// <summary>Whether one of the first methods found, those of types below, overrides a method.</summary>
        private static bool IsOverridden(RuntimeMethodInfo method, ArrayList found, int below)
        {
            for (int i = 0; i < below && method.IsVirtual; i++)
            {
                RuntimeMethodInfo other = (RuntimeMethodInfo)found[i];

                if (other.IsVirtual
                    && (other.Attributes & MethodBase.NewSlotBit) == 0
                    && other.Name == method.Name
                    && other.HasParametersOf(method))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>The method that has parameters of these types, else the only one that takes them; null when none does.</summary>
        private static MethodBase Choose(ArrayList methods, Type[] types)
        {
            MethodBase taking = null;

            for (int i = 0; i < methods.Count; i++)
            {
                MethodBase method = (MethodBase)methods[i];
                int fit = Fit(method.Signature, types);

                if (fit == Exact)
                {
                    return method;
                }

                if (fit == Convertible)
                {
                    if (taking != null && !taking.HasParametersOf(method) && !IsNarrower(taking, method))
                    {
                        if (!IsNarrower(method, taking))
                        {
                            throw Ambiguous(method.Name);
                        }

                        taking = method;
                    }

                    taking ??= method;
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
                Type wanted = RuntimeType.Of(entry < 0 ? ~entry : entry);

                if (wanted != types[i])
                {
                    fit = Arguments.Takes(wanted, types[i]) ? Convertible : 0;
                }
                else if (entry < 0 && fit == Exact)
                {
                    fit = Convertible;
                }
            }

            return fit;
        }

        /// <summary>Whether the parameters of a method could be passed to another one: then it is the better choice.</summary>
        private static bool IsNarrower(MethodBase method, MethodBase other)
        {
            for (int i = 1; i < method.Signature.Length; i++)
            {
                int own = method.Signature[i];
                int wide = other.Signature[i];

                if (own != wide && (own < 0 || wide < 0 || !Arguments.Takes(RuntimeType.Of(wide), RuntimeType.Of(own))))
                {
                    return false;
                }
            }

            return true;
        }

        private static AmbiguousMatchException Ambiguous(string name)
        {
            return new AmbiguousMatchException("Ambiguous match found for '" + name + "'.");
        }
    }
}
