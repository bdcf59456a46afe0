using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>
    /// The LED driver LP5562 (TI datasheet), which drives the red, green and blue LEDs and the backlight. Only the registers that the
    /// firmware of the board uses are modelled.
    /// </summary>
    public sealed class Lp5562 : RegisterDevice
    {
        /// <summary>7-bit I2C address on the power bus.</summary>
        public const uint BusAddress = 0x30;

        private const byte ChipEnable = 0x40;

        private readonly byte[] _registers = new byte[256];

        /// <summary>Raised after a register has changed.</summary>
        public event Action? Changed;

        /// <summary>Gets the level of the red LED, 0 to 255.</summary>
        public int Red => Channel(0x04);

        /// <summary>Gets the level of the green LED, 0 to 255.</summary>
        public int Green => Channel(0x03);

        /// <summary>Gets the level of the blue LED, 0 to 255.</summary>
        public int Blue => Channel(0x02);

        /// <summary>Gets the level of the backlight, 0 to 255.</summary>
        public int Backlight => Channel(0x0E);

        /// <summary>Sets the state in which the stock loader leaves the driver: red and blue on, backlight off.</summary>
        public void LightAsLoader()
        {
            (int Register, byte Value)[] registers =
            [
                (0x00, 0xC0), (0x08, 0x61), (0x70, 0), (0x04, 0xFF), (0x03, 0), (0x02, 0xFF),
                (0x0E, 0),
            ];

            foreach ((int register, byte value) in registers)
            {
                _registers[register] = value;
            }

            Changed?.Invoke();
        }

        /// <inheritdoc/>
        protected override byte ReadRegister(byte register) => _registers[register];

        /// <inheritdoc/>
        protected override void WriteRegister(byte register, byte value)
        {
            const byte reset = 0x0D;

            if (register == reset && value == 0xFF)
            {
                Array.Clear(_registers);
            }
            else
            {
                _registers[register] = value;
            }

            Changed?.Invoke();
        }

        private int Channel(int register) => (_registers[0] & ChipEnable) != 0 ? _registers[register] : 0;

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            archive.Content(_registers);
        }
    }
}
