using System.Runtime.CompilerServices;

namespace System.Runtime
{
    /// <summary>What the linker puts around a static constructor that may fail.</summary>
    internal static class TypeInitializer
    {
        /// <summary>Makes the exception that every use of the type throws from now on.</summary>
        internal static Exception Wrap(string type, Exception failure) => new TypeInitializationException(type, failure);

        /// <summary>
        /// Makes the static constructor that runs run again when the type is used next. An operation of the runtime, not a call.
        /// </summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Again();
    }
}
