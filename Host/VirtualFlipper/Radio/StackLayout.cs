namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>Install address and open SRAM of a wireless stack, by its type.</summary>
    /// <param name="Type">Stack type as in the device information table.</param>
    /// <param name="Address">Install address on 1 MB of flash.</param>
    /// <param name="Sram2a">Open KB of SRAM2a.</param>
    /// <param name="Sram2b">Open KB of SRAM2b.</param>
    public sealed record StackLayout(int Type, uint Address, int Sram2a, int Sram2b)
    {
        /// <summary>The light BLE stack, which Flipper firmware installs.</summary>
        public static readonly StackLayout BleLight = new(0x03, 0x080D7000, 18, 11);

        /// <summary>
        /// The stacks of the 1.19.0 delivery whose open SRAM is unique to their type (docs/reference/hardware.md 9.2). An oracle of the
        /// updater's own table.
        /// </summary>
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

        /// <summary>Finds the layout of a type.</summary>
        /// <param name="type">Stack type.</param>
        /// <returns>The layout, or <see langword="null"/> for a type that the table does not list.</returns>
        public static StackLayout? OfType(int type) => Array.Find(s_all, layout => layout.Type == type);

        /// <summary>Finds the layout with an open SRAM.</summary>
        /// <param name="sram2a">Open KB of SRAM2a.</param>
        /// <param name="sram2b">Open KB of SRAM2b.</param>
        /// <returns>The layout, or <see langword="null"/> when no listed stack has it.</returns>
        public static StackLayout? OfSram(int sram2a, int sram2b) =>
            Array.Find(s_all, layout => (layout.Sram2a, layout.Sram2b) == (sram2a, sram2b));
    }
}
