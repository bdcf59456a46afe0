namespace FlipperUpdaterNano
{
    /// <summary>
    /// Maps the sizes of the non-secure parts of SRAM2, as stated in the footer of a radio image, to stack types. The table covers all
    /// images of ST's releases 1.13.3 to 1.19.0 (docs/reference/hardware.md 9.2). This file is compiled into both the updater and the
    /// device model, so they share one table.
    /// </summary>
    internal static class RadioWindows
    {
        /// <summary>Result if the table contains no stack with these sizes.</summary>
        internal const int Unknown = -1;

        // Stack type, open KB of SRAM2a, open KB of SRAM2b. Type 0 means that the type is not documented; a manifest cannot select it.
        private static readonly byte[] s_windows =
        {
            0x01, 10, 15, // BLE full
            0x05, 10, 15, // BLE basic
            0x02, 19, 25, // BLE HCI
            0x03, 18, 11, // BLE light from 1.17.3
            0x03, 18, 13, // BLE light up to 1.17.0
            0x06, 2, 10,  // BLE full extended
            0x07, 9, 25,  // BLE HCI extended
            0x00, 23, 25, // BLE HCI AdvScan
            0x00, 31, 16, // BLE LLD
            0x90, 9, 9,   // BLE and MAC
            0x10, 32, 20, // Thread FTD and RCP
            0x11, 32, 20, // Thread MTD
            0x50, 6, 1,   // BLE and Thread static, from 1.17.0
            0x51, 6, 1,   // BLE and Thread dynamic
            0x51, 6, 5,   // 1.16.0
            0x51, 6, 4,   // 1.15.0
            0x51, 5, 8,   // 1.14.1
            0x51, 8, 8,   // 1.13.3
            0x30, 4, 0,   // Zigbee FFD
            0x31, 4, 0,   // Zigbee RFD
            0x70, 8, 0,   // BLE and Zigbee
            0x40, 16, 0,  // MAC
            0x00, 32, 0,  // PHY
        };

        /// <summary>Finds the type of a stack from the sizes of the non-secure parts of SRAM2.</summary>
        /// <param name="wanted">The expected type, which is preferred if several types have the same sizes.</param>
        /// <param name="sram2a">Size of the non-secure part of SRAM2a in KiB (SBRSA).</param>
        /// <param name="sram2b">Size of the non-secure part of SRAM2b in KiB (SNBRSA).</param>
        /// <returns>The type, 0 for a known stack whose type is not documented, or <see cref="Unknown"/>.</returns>
        internal static int TypeOf(int wanted, int sram2a, int sram2b)
        {
            int type = Unknown;
            for (int i = 0; i < s_windows.Length; i += 3)
            {
                if (s_windows[i + 1] == sram2a && s_windows[i + 2] == sram2b && (type == Unknown || s_windows[i] == wanted))
                {
                    type = s_windows[i];
                }
            }

            return type;
        }
    }
}
