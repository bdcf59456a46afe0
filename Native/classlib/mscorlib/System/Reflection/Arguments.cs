namespace System.Reflection
{
    /// <summary>
    /// Fits arguments to parameters as .NET does: by reference conversion or by widening a number. And the texts of signatures.
    /// </summary>
    internal static class Arguments
    {
        /// <summary>The arguments for a signature (MethodBase.Signature); null becomes the zero of a value later, in the invoker.</summary>
        internal static object[] Fit(object[] given, int[] signature)
        {
            int count = given == null ? 0 : given.Length;

            if (count != signature.Length - 1)
            {
                throw new TargetParameterCountException("Parameter count mismatch.");
            }

            object[] fitted = new object[count];

            for (int i = 0; i < count; i++)
            {
                int entry = signature[i + 1];
                fitted[i] = Fit(given[i], entry < 0 ? ~entry : entry);
            }

            return fitted;
        }

        /// <summary>A value for a parameter or field of a type; ArgumentException when it is none.</summary>
        internal static object Fit(object given, int type)
        {
            Type wanted = RuntimeType.Of(type);

            if (given == null || wanted.IsInstanceOfType(given))
            {
                return given;
            }

            Type own = given.GetType();

            if (!Takes(wanted, own))
            {
                throw new ArgumentException("Object of type '" + own.FullName + "' cannot be converted to type '" + wanted.FullName + "'.");
            }

            return wanted.IsEnum || own.IsEnum ? given : BasicTypes.Widen(given, BasicTypes.CodeOf(own), BasicTypes.CodeOf(wanted));
        }

        /// <summary>
        /// Whether a value of a type can be passed where another is wanted. An enumeration passes for its number and the other way round.
        /// </summary>
        internal static bool Takes(Type wanted, Type given)
        {
            if (given == null)
            {
                return !wanted.IsValueType;
            }

            if (given == wanted || given.IsSubclassOf(wanted) || wanted == typeof(object))
            {
                return true;
            }

            if (wanted.IsInterface)
            {
                return Has(given.GetInterfaces(), wanted);
            }

            int from = BasicTypes.CodeOf(given);
            int to = BasicTypes.CodeOf(wanted);

            return (from != 0 && to != 0 && BasicTypes.Widens(from, to)) || (from != 0 && wanted.IsEnum) || (to != 0 && given.IsEnum);
        }

        /// <summary>A method as .NET writes it: result, name, parameters.</summary>
        internal static string Describe(string name, int[] signature)
        {
            string text = Describe(signature[0]) + " " + name + "(";

            for (int i = 1; i < signature.Length; i++)
            {
                text += (i > 1 ? ", " : "") + (signature[i] < 0 ? Describe(~signature[i]) + " ByRef" : Describe(signature[i]));
            }

            return text + ")";
        }

        /// <summary>A type as .NET writes it in signatures: basic and nested ones without what they stand in.</summary>
        internal static string Describe(int type)
        {
            Type described = RuntimeType.Of(type);
            Type root = described;

            while (root.IsArray)
            {
                root = root.GetElementType();
            }

            return BasicTypes.CodeOf(root) != 0 || root == typeof(void) || root.FullName.IndexOf('+') >= 0
                ? described.Name
                : described.FullName;
        }

        private static bool Has(Type[] types, Type wanted)
        {
            for (int i = 0; i < types.Length; i++)
            {
                if (types[i] == wanted)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
