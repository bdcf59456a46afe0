using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>The option bytes through the flash controller (Native/drivers/flash).</summary>
    public sealed class NativeOptionBytes : IOptionBytes
    {
        /// <inheritdoc/>
        public uint Read(int index)
        {
            return ReadWord(index);
        }

        /// <inheritdoc/>
        public bool IsWritable(int index)
        {
            return HasRegister(index);
        }

        /// <inheritdoc/>
        public int Program(uint[] words, bool[] change)
        {
            return WriteWords(words, change);
        }

        /// <inheritdoc/>
        public void Launch()
        {
            Load();
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint ReadWord(int index);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern bool HasRegister(int index);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int WriteWords(uint[] words, bool[] change);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Load();
    }
}
