using System.Runtime.CompilerServices;

namespace System.Runtime
{
    /// <summary>Support code for the linker's wrapper of a static constructor that may fail.</summary>
    internal static class TypeInitializer
    {
        /// <summary>Creates the exception that every later use of the type throws.</summary>
        internal static Exception Wrap(string type, Exception failure) => new TypeInitializationException(type, failure);

        /// <summary>Marks the running static constructor to run again at the next use of the type. An intrinsic.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Again();
    }
}
