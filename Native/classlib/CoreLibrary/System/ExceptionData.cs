using System.Runtime;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Memory layout of an exception; the runtime writes the trace (core/unwind.cpp).</summary>
    [Layout("System.Exception")]
    internal sealed class ExceptionData
    {
#pragma warning disable CS0649 // written by the runtime
        /// <summary>Method and code offset of each frame, innermost first; null before the exception is thrown.</summary>
        internal int[] Trace;
#pragma warning restore CS0649

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern ExceptionData Of(Exception self);
    }
}
