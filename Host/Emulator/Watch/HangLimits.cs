using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Watch
{
    /// <summary>
    /// Limits on the time for which a loader image may run without progress. Each limit is a multiple of the longest corresponding wait of
    /// the project's own image.
    /// </summary>
    /// <param name="Silent">Maximum virtual time without any access to a register, to flash or to the shared SRAM.</param>
    /// <param name="Idle">Maximum virtual time for which the image only reads registers.</param>
    /// <param name="Boot">Maximum virtual time from one reset to the next; the wait for FUS alone may take 10 minutes.</param>
    public sealed record HangLimits(long Silent, long Idle, long Boot)
    {
        /// <summary>
        /// Gets the default limits: 2 s silent, 30 s idle (a radio stack has 10 s to start FUS), and 15 minutes per boot.
        /// </summary>
        public static HangLimits Ordinary { get; } = new(2 * VirtualTime.Second, 30 * VirtualTime.Second, 900 * VirtualTime.Second);
    }
}
