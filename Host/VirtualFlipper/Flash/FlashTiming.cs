using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Flash
{
    /// <summary>Typical durations of DS11929 (docs/reference/hardware.md 2.6), in nanoseconds.</summary>
    public static class FlashTiming
    {
        /// <summary>Erasing one page.</summary>
        public const long PageErase = 22 * VirtualTime.Millisecond;

        /// <summary>Programming one double word.</summary>
        public const long DoubleWord = 81_700;

        /// <summary>Programming one row of 512 bytes in fast mode.</summary>
        public const long FastRow = 3_800 * VirtualTime.Microsecond;

        /// <summary>Programming the option bytes: about one erase and sixteen double words.</summary>
        public const long OptionProgram = PageErase + (16 * DoubleWord);
    }
}
