using System.Runtime.CompilerServices;

namespace System.Reflection
{
    /// <summary>Converts arguments to parameter types as .NET does, by reference conversion or widening, and formats signatures.</summary>
    internal static class Arguments
    {
        /// <summary>
        /// For each primitive type, indexed by its code (RuntimeType.CodeOf): a bit mask with the codes of the types to which a value of
        /// that type can be widened.
        /// </summary>
        private static readonly ushort[] s_widens =
        {
            0x0000, 0x0002, 0x1FC4, 0x1AA8, 0x1FF4, 0x1AA0, 0x1FC4, 0x1A80, 0x1F00, 0x1A00, 0x1C00, 0x1800, 0x1000,
        };

        /// <summary>
        /// Converts arguments to the types of a signature (MemberData.Signature). A null for a value type is left unchanged: the
        /// invoker replaces it with the default value.
        /// </summary>
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
                fitted[i] = Fit(given[i], Plain(signature[i + 1]));
            }

            return fitted;
        }

        /// <summary>Converts a value to the type of a parameter or field; throws ArgumentException if that is impossible.</summary>
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

            return wanted.IsEnum || own.IsEnum ? given : Widen(given, type);
        }

        /// <summary>
        /// Returns whether a value of type <c>given</c> can be passed as <c>wanted</c>. An enumeration converts to its underlying type and
        /// vice versa.
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
                return Array.IndexOf(given.GetInterfaces(), wanted) >= 0;
            }

            int from = RuntimeType.CodeOf(RuntimeType.IndexOf(given));
            int to = RuntimeType.CodeOf(RuntimeType.IndexOf(wanted));

            return (from != 0 && (wanted.IsEnum || (s_widens[from] >> to & 1) != 0)) || (to != 0 && given.IsEnum);
        }

        /// <summary>
        /// Returns the type index of a signature's entry; for a by-reference type, the index of the type to which it refers.
        /// </summary>
        internal static int Plain(int entry) => entry < 0 ? ~entry : entry;

        /// <summary>Formats a method as .NET does: result type, name and parameter types.</summary>
        internal static string Describe(MemberData method)
        {
            int[] signature = method.Signature;
            string text = Describe(signature[0]) + " " + method.Name + "(";

            for (int i = 1; i < signature.Length; i++)
            {
                text += (i > 1 ? ", " : "") + Describe(Plain(signature[i])) + (signature[i] < 0 ? " ByRef" : "");
            }

            return text + ")";
        }

        /// <summary>
        /// Formats a type as .NET does in signatures: a primitive type or void without its namespace, a nested type without its
        /// declaring type.
        /// </summary>
        internal static string Describe(int type)
        {
            Type described = RuntimeType.Of(type);
            Type root = described;

            while (root.IsArray)
            {
                root = root.GetElementType();
            }

            return RuntimeType.CodeOf(RuntimeType.IndexOf(root)) != 0 || root == typeof(void) || root.FullName.IndexOf('+') >= 0
                ? described.Name
                : described.FullName;
        }

        /// <summary>Widens a boxed value of a primitive type and boxes it as another primitive type.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern object Widen(object value, int type);
    }
}
