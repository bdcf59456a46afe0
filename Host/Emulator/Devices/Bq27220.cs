namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>The fuel gauge BQ27220, sealed: 16-bit little-endian standard commands over the virtual battery.</summary>
    /// <param name="percent">Gets the state of charge, or -1 when the gauge is not ready.</param>
    public sealed class Bq27220(Func<int> percent) : RegisterDevice
    {
        /// <summary>Its 7-bit address on the power bus.</summary>
        public const uint BusAddress = 0x55;

        private const int FullCapacity = 2100;

        /// <inheritdoc/>
        protected override byte ReadRegister(byte register)
        {
            int charge = percent();
            int value = (register & ~1) switch
            {
                0x06 => 2982,
                0x08 => 3300 + (9 * charge),
                0x0A => 1 << 3,
                0x10 => FullCapacity * charge / 100,
                0x12 => FullCapacity,
                0x2C => charge,
                0x2E => 100,
                0x3A => (3 << 1) | (1 << 5),
                0x3C => FullCapacity,
                _ => 0,
            };

            return (byte)(value >> (8 * (register & 1)));
        }

        /// <inheritdoc/>
        protected override void WriteRegister(byte register, byte value)
        {
            // Sealed: everything that could change it is ignored.
        }
    }
}
