using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>The BQ25896 charger, limited to the status that can be read: power good, charge state and VBUS.</summary>
    /// <param name="isPowered">Returns whether external power is connected.</param>
    public sealed class Bq25896(Func<bool> isPowered) : RegisterDevice
    {
        /// <summary>7-bit I2C address on the power bus.</summary>
        public const uint BusAddress = 0x6B;

        private readonly byte[] _registers = new byte[0x15];

        /// <inheritdoc/>
        protected override byte ReadRegister(byte register) => register switch
        {
            0x0B => (byte)(isPowered() ? (1 << 5) | (2 << 3) | (1 << 2) : 0),
            0x11 => (byte)(isPowered() ? 0x80 | 24 : 0),
            < 0x15 => _registers[register],
            _ => 0,
        };

        /// <inheritdoc/>
        protected override void WriteRegister(byte register, byte value)
        {
            if (register < _registers.Length)
            {
                _registers[register] = value;
            }
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            archive.Content(_registers);
        }
    }
}
