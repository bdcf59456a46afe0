using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>CPU2, accessed through mailbox and shared memory (Native/drivers/mailbox).</summary>
    public sealed class NativeCoprocessor : ICoprocessor
    {
        /// <inheritdoc/>
        public extern uint FaultAddress
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void Start();

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern int WaitEvent(byte[] payload, int timeoutMilliseconds);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern int Command(int opcode, byte[] parameters, int count, byte[] response);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern bool ReadInfoTable(byte[] table);
    }
}
