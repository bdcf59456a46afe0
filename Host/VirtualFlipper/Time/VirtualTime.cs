namespace FlipperUpdaterNano.VirtualFlipper.Time
{
    /// <summary>Units of virtual time. The model counts nanoseconds; one cycle of the 64 MHz core takes 15.6 ns.</summary>
    public static class VirtualTime
    {
        /// <summary>Nanoseconds in a microsecond.</summary>
        public const long Microsecond = 1_000;

        /// <summary>Nanoseconds in a millisecond.</summary>
        public const long Millisecond = 1_000_000;

        /// <summary>Nanoseconds in a second.</summary>
        public const long Second = 1_000_000_000;
    }
}
