namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Names of the wireless stack types (docs/reference/stock-updater.md 6.2).</summary>
    public static class RadioType
    {
        private static readonly (string Name, byte Value)[] s_names =
        [
            ("ble_full", 0x01), ("ble_hci", 0x02), ("ble_light", 0x03), ("ble_beacon", 0x04), ("ble_basic", 0x05),
            ("ble_full_ext_adv", 0x06), ("ble_hci_ext_adv", 0x07), ("thread_ftd", 0x10), ("thread_mtd", 0x11),
            ("zigbee_ffd", 0x30), ("zigbee_rfd", 0x31), ("mac", 0x40), ("ble_thread_ftd_static", 0x50), ("ble_thread_ftd_dynamic", 0x51),
        ];

        /// <summary>Gets all names, for messages.</summary>
        public static string Names => string.Join(", ", s_names.Select(entry => entry.Name));

        /// <summary>Returns the number of a type.</summary>
        /// <param name="name">Name of the type, in upper or lower case.</param>
        /// <returns>The number of the type, never 0.</returns>
        /// <exception cref="PackagingException">No type has this name.</exception>
        public static byte Parse(string name)
        {
            foreach ((string known, byte value) in s_names)
            {
                if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            throw new PackagingException($"radio type '{name}' is unknown; the known types are {Names}");
        }

        /// <summary>Returns the name of a type.</summary>
        /// <returns>The name of the type, or its number in hexadecimal if it has no name.</returns>
        public static string Name(byte value) => s_names.FirstOrDefault(entry => entry.Value == value).Name ?? $"0x{value:X2}";

        /// <summary>Determines whether the stock firmware supports a stack type.</summary>
        /// <returns>True for BLE full, light and basic.</returns>
        public static bool IsUsable(byte value) => value is 0x01 or 0x03 or 0x05;
    }
}
