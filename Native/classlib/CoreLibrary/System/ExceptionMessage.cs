using System.Runtime;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>The message of an exception's base class.</summary>
    [Replaces("System.Exception")]
    internal static class ExceptionMessage
    {
        /// <summary>The message, whatever the exception's own class makes of it.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern string get_Message(Exception self);
    }
}
