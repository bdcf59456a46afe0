using System.Runtime.CompilerServices;

namespace System.Runtime
{
    /// <summary>Supports the wrapper that the linker generates around a static constructor that may fail.</summary>
    internal static class TypeInitializer
    {
        /// <summary>Creates the exception that is thrown by every later use of the type.</summary>
        internal static Exception Wrap(string type, Exception failure) => new TypeInitializationException(type, failure);

        /// <summary>Makes the current static constructor run again at the next use of its type. This is an intrinsic.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Again();
    }
}
