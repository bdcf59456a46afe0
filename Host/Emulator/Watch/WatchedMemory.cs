using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator.Watch
{
    /// <summary>Updates virtual time before every access to a range, and records the access.</summary>
    /// <param name="time">Updates virtual time.</param>
    /// <param name="waits">The idle skipper, which is called on each write, because a write ends a wait.</param>
    internal sealed class WatchedMemory(IMmio inner, EventScheduler time, IdleSkipper waits) : IMmio
    {
        /// <inheritdoc/>
        public uint Read(uint offset, int size)
        {
            time.Tell();
            uint value = inner.Read(offset, size);
            time.Note(false);

            return value;
        }

        /// <inheritdoc/>
        public void Write(uint offset, int size, uint value)
        {
            time.Tell();
            waits.Interrupt();
            inner.Write(offset, size, value);
            time.Note(true);
        }
    }
}
