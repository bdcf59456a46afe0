namespace FlipperUpdaterNano.Emulator.CardImage.ExFat
{
    /// <summary>
    /// exFAT timestamps: date and time since 1980 with a resolution of 2 s, the 10 ms increment, and the UTC offset (exFAT specification,
    /// sections 7.4.8 to 7.4.10).
    /// </summary>
    internal static class ExFatTime
    {
        private const int FirstYear = 1980;
        private const int LastYear = FirstYear + 127;
        private const byte OffsetValid = 0x80;
        private const int OffsetMinutes = 15;

        /// <summary>The earliest representable time.</summary>
        public static readonly DateTimeOffset Earliest = new(FirstYear, 1, 1, 0, 0, 0, TimeSpan.Zero);

        /// <summary>Encodes a timestamp; a time before 1980 or after 2107 is clamped.</summary>
        /// <returns>The timestamp, the 10 ms increment (0 to 199) and the UTC offset.</returns>
        public static (uint Stamp, byte Steps, byte Offset) Encode(DateTimeOffset time)
        {
            if (time.Year < FirstYear)
            {
                time = Earliest;
            }
            else if (time.Year > LastYear)
            {
                time = new DateTimeOffset(LastYear, 12, 31, 23, 59, 58, TimeSpan.Zero);
            }

            int date = ((time.Year - FirstYear) << 9) | (time.Month << 5) | time.Day;
            int clock = (time.Hour << 11) | (time.Minute << 5) | (time.Second / 2);
            uint stamp = (uint)((date << 16) | clock);
            int steps = ((time.Second % 2) * 100) + (time.Millisecond / 10);
            int offset = (int)Math.Floor(time.Offset.TotalMinutes / OffsetMinutes);

            return (stamp, (byte)steps, (byte)(OffsetValid | (offset & 0x7F)));
        }

        /// <summary>Decodes a timestamp.</summary>
        /// <param name="steps">The 10 ms increment, 0 to 199.</param>
        /// <param name="offset">The UTC offset, which is taken as 0 unless its valid bit is set.</param>
        /// <returns>The time, or <see langword="null"/> if a field is out of range.</returns>
        public static DateTimeOffset? Decode(uint stamp, byte steps, byte offset)
        {
            int quarters = (offset & OffsetValid) == 0 ? 0 : (sbyte)(offset << 1) >> 1;

            try
            {
                DateTimeOffset time = new(
                    FirstYear + (int)(stamp >> 25),
                    (int)((stamp >> 21) & 15),
                    (int)((stamp >> 16) & 31),
                    (int)((stamp >> 11) & 31),
                    (int)((stamp >> 5) & 63),
                    (int)(stamp & 31) * 2,
                    TimeSpan.FromMinutes(quarters * OffsetMinutes));

                return steps < 200 ? time.AddMilliseconds(steps * 10) : null;
            }
            catch (ArgumentOutOfRangeException)
            {
                return null;
            }
        }
    }
}
