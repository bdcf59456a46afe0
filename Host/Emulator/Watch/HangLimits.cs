using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Watch
{
    /// <summary>
    /// Limits on the time that a loader image may run without progress. Each is a multiple of the longest wait of
    /// the project's own image.
    /// </summary>
    /// <param name="Silent">Longest virtual time without any access to a register, to flash or to the shared SRAM.</param>
    /// <param name="Idle">Longest virtual time in which it only reads registers.</param>
    /// <param name="Boot">Longest virtual time from one reset to the next; the wait for FUS alone may take 10 minutes.</param>
    public sealed record HangLimits(long Silent, long Idle, long Boot)
    {
        /// <summary>Gets the default limits: 2 s, 30 s (a stack has 10 s to start FUS), 15 minutes.</summary>
        public static HangLimits Ordinary { get; } = new(2 * VirtualTime.Second, 30 * VirtualTime.Second, 900 * VirtualTime.Second);
    }
}
