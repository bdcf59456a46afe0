namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>Install address and open SRAM of a radio stack, by stack type.</summary>
    /// <param name="Type">Stack type, as in the device information table.</param>
    /// <param name="Address">Install address on devices with 1 MiB of flash.</param>
    /// <param name="Sram2a">Size in KiB of the non-secure part of SRAM2a.</param>
    /// <param name="Sram2b">Size in KiB of the non-secure part of SRAM2b.</param>
    public sealed record StackLayout(int Type, uint Address, int Sram2a, int Sram2b)
    {
        /// <summary>Layout of BLE light from version 1.17.3 onwards. Flipper firmware installs this stack.</summary>
        public static readonly StackLayout BleLight = new(0x03, 0x080D7000, 18, 11);

        // Size in KiB of the non-secure part of SRAM2b with BLE light stacks up to 1.17.0: 2 KiB more than with later versions.
        private const int OldLightSram2b = 13;

        /// <summary>Layouts of the stacks in STM32CubeWB release 1.19.0, by type (docs/reference/hardware.md 9.2).</summary>
        private static readonly StackLayout[] s_all =
        [
            new(0x01, 0x080CE000, 10, 15),
            new(0x02, 0x080E0000, 19, 25),
            BleLight,
            new(0x06, 0x080C7000, 2, 10),
            new(0x07, 0x080DA000, 9, 25),
            new(0x40, 0x080E1000, 16, 0),
            new(0x90, 0x080BF000, 9, 9),
        ];

        /// <summary>Finds the layout of a stack.</summary>
        /// <param name="type">Stack type.</param>
        /// <param name="version">Version of the stack.</param>
        /// <returns>The layout; for a type that is not in the table, the layout of BLE light.</returns>
        public static StackLayout Of(int type, StackVersion version)
        {
            StackLayout layout = Array.Find(s_all, layout => layout.Type == type) ?? BleLight;
            bool isOld = (version.Major, version.Minor, version.Sub).CompareTo((1, 17, 1)) < 0;
            return layout == BleLight && isOld ? layout with { Sram2b = OldLightSram2b } : layout;
        }
    }
}
