using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>The second core through mailbox and shared memory (Native/drivers/mailbox).</summary>
    public sealed class NativeCoprocessor : ICoprocessor
    {
        /// <inheritdoc/>
        public uint FaultAddress => GetFaultAddress();

        /// <inheritdoc/>
        public void Start()
        {
            Boot();
        }

        /// <inheritdoc/>
        public int WaitEvent(byte[] payload, int timeoutMilliseconds)
        {
            return TakeEvent(payload, timeoutMilliseconds);
        }

        /// <inheritdoc/>
        public int Command(int opcode, byte[] parameters, int count, byte[] response)
        {
            return Send(opcode, parameters, count, response);
        }

        /// <inheritdoc/>
        public bool ReadInfoTable(byte[] table)
        {
            return CopyInfoTable(table);
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint GetFaultAddress();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Boot();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int TakeEvent(byte[] payload, int timeoutMilliseconds);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Send(int opcode, byte[] parameters, int count, byte[] response);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern bool CopyInfoTable(byte[] table);
    }
}
