using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Native
{
    /// <summary>The garbage collector.</summary>
    public static class GC
    {
        /// <summary>Does nothing: this collector has no messages, wanted or not.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void EnableGCMessages(bool enable);

        /// <summary>
        /// Collects now and returns the free bytes of the heap; the collector always compacts or never does, whatever is asked.
        /// </summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern uint Run(bool compactHeap);
    }
}
