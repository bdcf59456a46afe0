using System.Runtime;

namespace System.Reflection
{
    /// <summary>
    /// Natives of assemblies. An image contains one assembly, which has the program's name and contains all types of the image.
    /// </summary>
    [Replaces("System.Reflection.Assembly")]
    internal static class AssemblyNatives
    {
        private static Assembly s_image;

        internal static Assembly GetExecutingAssembly() => s_image ??= new Assembly();

        internal static string get_FullName(Assembly self) => MemberTable.AssemblyName();

        internal static void GetVersion(Assembly self, ref int major, ref int minor, ref int build, ref int revision)
        {
            int[] version = MemberTable.AssemblyVersion();
            major = version[0];
            minor = version[1];
            build = version[2];
            revision = version[3];
        }

        internal static Type GetType(Assembly self, string name) =>
            RuntimeType.Named(name ?? throw new ArgumentNullException("name"));

        /// <summary>Returns the types of the program in the order of its metadata, without generic types.</summary>
        internal static Type[] GetTypes(Assembly self) => MemberTable.Types();

        internal static string[] GetManifestResourceNames(Assembly self) => new string[0];

        // Assemblies cannot be loaded, so mscorlib throws ArgumentException, as for a missing assembly.
        internal static Assembly LoadInternal(string assemblyString, bool fVersion, int maj, int min, int build, int rev) => null;

        internal static Assembly Load(byte[] rawAssembly) => throw new NotSupportedException();
    }
}
