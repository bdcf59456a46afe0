using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator.Watch
{
    /// <summary>Sees to it that every access to a range comes at its moment of virtual time and is noted.</summary>
    /// <param name="inner">What answers.</param>
    /// <param name="time">Brings time up to date.</param>
    /// <param name="waits">Is told of writes.</param>
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
