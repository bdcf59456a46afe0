using System.Runtime;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Gives access to the message that class Exception stores.</summary>
    [Replaces("System.Exception")]
    internal static class ExceptionMessage
    {
        /// <summary>Returns the message of the base class, even if a derived class overrides it.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern string get_Message(Exception self);
    }
}
