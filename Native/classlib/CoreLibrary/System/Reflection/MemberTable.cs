namespace System.Reflection
{
    /// <summary>
    /// The linker's table of types and members. For a program that reaches this class, the linker writes the bodies that throw here
    /// (Host/Linker/Reflection).
    /// </summary>
    internal static class MemberTable
    {
        /// <summary>The methods a type declares, in order; null for a type whose members are not in the image.</summary>
        internal static MemberInfo[] Methods(int type) => throw new NotSupportedException();

        /// <summary>The constructors of objects of a type, in order; null as above.</summary>
        internal static MemberInfo[] Constructors(int type) => throw new NotSupportedException();

        /// <summary>The fields a type declares, in order; null as above.</summary>
        internal static MemberInfo[] Fields(int type) => throw new NotSupportedException();

        /// <summary>The interfaces of a type, those of its bases first; null as above.</summary>
        internal static Type[] Interfaces(int type) => throw new NotSupportedException();

        /// <summary>TypeAttributes of metadata; -1 for a type whose members are not in the image.</summary>
        internal static int TypeAttributes(int type) => throw new NotSupportedException();

        /// <summary>The type that another one is nested in, or null.</summary>
        internal static Type Declaring(int type) => throw new NotSupportedException();

        /// <summary>The number of the attributes of a type for <see cref="Attributes"/>.</summary>
        internal static int TypeNumber(int type) => throw new NotSupportedException();

        /// <summary>New objects of the attributes with a number.</summary>
        internal static object[] Attributes(int number, bool inherit) => throw new NotSupportedException();

        /// <summary>The method that delegates have by its number in the image; null for one whose members are not in the image.</summary>
        internal static MethodInfo DelegateMethod(int method) => throw new NotSupportedException();

        /// <summary>Keeps the types of the program in the image, to be found by name.</summary>
        internal static int KeepTypes() => throw new NotSupportedException();

        /// <summary>The types of the program, in the order of its metadata.</summary>
        internal static Type[] Types() => throw new NotSupportedException();

        /// <summary>Name and version of the program's assembly, as on nanoFramework.</summary>
        internal static string AssemblyName() => throw new NotSupportedException();

        /// <summary>The four parts of the version of the program's assembly.</summary>
        internal static int[] AssemblyVersion() => throw new NotSupportedException();

        /// <summary>Whether a delegate has the method with a number.</summary>
        internal static bool Has(MemberProbe probe, int method) => DelegateData.LastMethod(probe) == method;

        /// <summary>The method at a place in the table of a type.</summary>
        internal static MethodInfo MethodAt(RuntimeTypeHandle type, int place) =>
            (MethodInfo)RuntimeType.Of(RuntimeType.IndexOf(type)).Members(RuntimeType.MethodKind, Methods)[place];
    }
}
