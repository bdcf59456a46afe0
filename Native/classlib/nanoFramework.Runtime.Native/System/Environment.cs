using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Information about the device on which the program runs.</summary>
    public static class Environment
    {
        /// <summary>Number of milliseconds since the device started.</summary>
        public static extern long TickCount64
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }
    }
}
