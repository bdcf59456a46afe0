using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Flash
{
    /// <summary>Typical durations of flash operations from DS11929 (docs/reference/hardware.md 2.6), in nanoseconds.</summary>
    public static class FlashTiming
    {
        /// <summary>Duration of erasing one page.</summary>
        public const long PageErase = 22 * VirtualTime.Millisecond;

        /// <summary>Duration of programming one double word.</summary>
        public const long DoubleWord = 81_700;

        /// <summary>Duration of programming one row of 512 bytes in fast mode.</summary>
        public const long FastRow = 3_800 * VirtualTime.Microsecond;

        /// <summary>Duration of programming the option bytes, assumed to be that of one page erase plus sixteen double words.</summary>
        public const long OptionProgram = PageErase + (16 * DoubleWord);
    }
}
