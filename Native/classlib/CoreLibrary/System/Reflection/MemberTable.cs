namespace System.Reflection
{
    /// <summary>
    /// The linker's table of types and members. Here, most methods only throw; for a program that reaches this class, the linker generates
    /// the real bodies (Host/Linker/Reflection).
    /// </summary>
    internal static class MemberTable
    {
        /// <summary>Returns the methods that a type declares, in order; null for a type whose members are not in the image.</summary>
        internal static MemberInfo[] Methods(int type) => throw new NotSupportedException();

        /// <summary>Returns the instance constructors of a type, in order; null for a type whose members are not in the image.</summary>
        internal static MemberInfo[] Constructors(int type) => throw new NotSupportedException();

        /// <summary>Returns the fields that a type declares, in order; null for a type whose members are not in the image.</summary>
        internal static MemberInfo[] Fields(int type) => throw new NotSupportedException();

        /// <summary>
        /// Returns the interfaces of a type, those of its base types first; null for a type whose members are not in the image.
        /// </summary>
        internal static Type[] Interfaces(int type) => throw new NotSupportedException();

        /// <summary>Returns the TypeAttributes from the metadata; -1 for a type whose members are not in the image.</summary>
        internal static int TypeAttributes(int type) => throw new NotSupportedException();

        /// <summary>Returns the declaring type of a nested type, or null if the type is not nested.</summary>
        internal static Type Declaring(int type) => throw new NotSupportedException();

        /// <summary>Returns the number with which <see cref="Attributes"/> finds a type's attributes.</summary>
        internal static int TypeNumber(int type) => throw new NotSupportedException();

        /// <summary>Creates the attributes of the type or member with a given number.</summary>
        internal static object[] Attributes(int number, bool inherit) => throw new NotSupportedException();

        /// <summary>Returns the method of a delegate by its number in the image; null if its type's members are not in the image.</summary>
        internal static MethodInfo DelegateMethod(int method) => throw new NotSupportedException();

        /// <summary>Keeps the types of the program in the image, so that they can be found by name.</summary>
        internal static int KeepTypes() => throw new NotSupportedException();

        /// <summary>Returns the types of the program in the order of its metadata.</summary>
        internal static Type[] Types() => throw new NotSupportedException();

        /// <summary>Returns the name and version of the program's assembly, in the format of nanoFramework.</summary>
        internal static string AssemblyName() => throw new NotSupportedException();

        /// <summary>Returns the four parts of the program assembly's version.</summary>
        internal static int[] AssemblyVersion() => throw new NotSupportedException();

        /// <summary>Returns whether the method of <c>probe</c> is the one with the given number in the image.</summary>
        internal static bool Has(MemberProbe probe, int method) => DelegateData.LastMethod(probe) == method;

        /// <summary>Returns the method at the given index in a type's table.</summary>
        internal static MethodInfo MethodAt(RuntimeTypeHandle type, int place) =>
            (MethodInfo)RuntimeType.Of(RuntimeType.IndexOf(type)).Members(RuntimeType.MethodKind, Methods)[place];
    }
}
