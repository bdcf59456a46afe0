namespace System.Reflection
{
    /// <summary>The data that the image contains about a method, constructor or field.</summary>
    internal sealed class MemberData
    {
        // MethodAttributes and FieldAttributes of metadata (ECMA-335 II.23.1.10, II.23.1.5).
        internal const int AccessMask = 7;
        internal const int PrivateAccess = 1;
        internal const int PublicAccess = 6;
        internal const int Static = 0x10;
        internal const int Final = 0x20;
        internal const int InitOnly = 0x20;
        internal const int Virtual = 0x40;
        internal const int Literal = 0x40;
        internal const int NewSlot = 0x100;
        internal const int Abstract = 0x400;

        internal readonly string Name;
        internal readonly int Attributes;

        /// <summary>
        /// Type indices of the result and the parameters, complemented if passed by reference; for a field, the index of its type.
        /// </summary>
        internal readonly int[] Signature;

        /// <summary>The number of the member, with which MemberTable.Attributes finds its attributes.</summary>
        internal readonly int Number;

        private readonly int _declaring;
        private readonly Invoker _code;

        internal MemberData(RuntimeTypeHandle declaring, string name, int attributes, int[] signature, Invoker code, int number)
        {
            _declaring = RuntimeType.IndexOf(declaring);
            Name = name;
            Attributes = attributes;
            Signature = signature;
            _code = code;
            Number = number;
        }

        internal RuntimeType Declaring => RuntimeType.Of(_declaring);

        internal static MemberData Of(MemberInfo member) =>
            member is RuntimeMethodInfo method ? method.Data
                : member is RuntimeConstructorInfo constructor ? constructor.Data
                : ((RuntimeFieldInfo)member).Data;

        internal bool Has(int attribute) => (Attributes & attribute) != 0;

        /// <summary>
        /// Throws if an instance member is accessed without an object, or with an object whose type does not have the member.
        /// </summary>
        internal void CheckTarget(object target, bool isField)
        {
            if (Has(Static))
            {
                return;
            }

            if (target == null)
            {
                throw new TargetException("Non-static " + (isField ? "field" : "method") + " requires a target.");
            }

            if (!Declaring.IsInstanceOfType(target))
            {
                throw isField
                    ? new ArgumentException("Field '" + Name + "' defined on type '" + Declaring.FullName
                        + "' is not a field on the target object which is of type '" + target.GetType().FullName + "'.")
                    : (Exception)new TargetException("Object does not match target type.");
            }
        }

        /// <summary>Converts the arguments and calls a method or constructor.</summary>
        internal object Call(object target, object[] given)
        {
            object[] arguments = Arguments.Fit(given, Signature);
            object result = Run(target, arguments);

            for (int i = 1; i < Signature.Length; i++)
            {
                if (Signature[i] < 0)
                {
                    given[i - 1] = arguments[i - 1];
                }
            }

            return result;
        }

        /// <summary>Calls the member's invoker with arguments that have already been converted.</summary>
        internal object Run(object target, object[] arguments) =>
            _code != null ? _code(target, arguments) : throw new NotSupportedException("Invoking " + Declaring.FullName + "." + Name + ".");

        internal ParameterInfo[] Parameters()
        {
            ParameterInfo[] parameters = new ParameterInfo[Signature.Length - 1];

            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i] = new RuntimeParameterInfo(Signature[i + 1]);
            }

            return parameters;
        }

        /// <summary>Returns whether another method has the same parameters.</summary>
        internal bool HasParametersOf(MemberData other)
        {
            bool same = other.Signature.Length == Signature.Length;

            for (int i = 1; same && i < Signature.Length; i++)
            {
                same = other.Signature[i] == Signature[i];
            }

            return same;
        }

        /// <summary>
        /// Returns whether the binding flags select the member. Private inherited members are never selected, static inherited ones only
        /// with FlattenHierarchy.
        /// </summary>
        internal bool Passes(BindingFlags flags, bool isInherited)
        {
            int access = Attributes & AccessMask;

            return (flags & (access == PublicAccess ? BindingFlags.Public : BindingFlags.NonPublic)) != 0
                && (flags & (Has(Static) ? BindingFlags.Static : BindingFlags.Instance)) != 0
                && (!isInherited || (access != PrivateAccess && (!Has(Static) || (flags & BindingFlags.FlattenHierarchy) != 0)));
        }
    }
}
