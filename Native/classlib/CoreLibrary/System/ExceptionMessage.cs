using System.Runtime;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Access to the message of class Exception.</summary>
    [Replaces("System.Exception")]
    internal static class ExceptionMessage
    {
        /// <summary>Returns the message without the overrides of derived classes.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern string get_Message(Exception self);
    }
}
