using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.State
{
    /// <summary>The reset flags of RCC_CSR (RM0434 section 8.4): sticky until cleared (RMVF) or power-on reset.</summary>
    public static class ResetFlags
    {
        private const uint OptionLoad = 1u << 25;
        private const uint PowerOn = 1u << 27;
        private const uint Software = 1u << 28;
        private const uint Others = 7u << 29;

        // Names of the flags from bit 25 upwards: option byte load, pin (not named, because every reset sets it), power, software. The last
        // name represents bits 29 to 31 (watchdogs and low power).
        private const int FirstFlag = 25;
        private const string Names = " option bytes\n\n power\n software\n watchdog\n";

        /// <summary>
        /// Determines whether this boot followed power-on. Power-on clears the other flags. If another flag is set too, another reset
        /// followed, and the power-on may have been long ago.
        /// </summary>
        /// <param name="flags">RCC_CSR at the start of the boot.</param>
        /// <returns>True if the boot began with power-on.</returns>
        public static bool IsPowerOn(uint flags)
        {
            return (flags & (PowerOn | OptionLoad | Software | Others)) == PowerOn;
        }

        /// <summary>Describes the flags.</summary>
        /// <param name="flags">RCC_CSR at the start of the boot.</param>
        /// <returns>For example <c>14000000 software</c>.</returns>
        public static string Describe(uint flags)
        {
            string words = Hex.Text(flags);
            for (int bit = FirstFlag; bit < 30; bit++)
            {
                if (((flags >> bit) & (bit == 29 ? 7u : 1u)) != 0)
                {
                    words += PackedTable.From(Names, PackedTable.Start(Names, bit - FirstFlag));
                }
            }

            return words;
        }
    }
}
