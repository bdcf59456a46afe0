using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Native
{
    /// <summary>The garbage collector.</summary>
    public static class GC
    {
        /// <summary>Does nothing, because this garbage collector prints no messages.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void EnableGCMessages(bool enable);

        /// <summary>
        /// Runs a collection and returns the number of free bytes on the heap. The argument is ignored, because this garbage collector
        /// always compacts.
        /// </summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern uint Run(bool compactHeap);
    }
}
