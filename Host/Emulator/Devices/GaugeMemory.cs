using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>The state that the BQ27220 gauge keeps while the battery is connected: its data memory and its access level.</summary>
    public sealed class GaugeMemory : ISnapshotPart
    {
        private readonly Dictionary<ushort, byte> _bytes = [];

        /// <summary>Gets or sets the access level.</summary>
        public GaugeAccess Access { get; set; } = GaugeAccess.Sealed;

        /// <summary>Gets or sets a byte of the data memory; initially 0.</summary>
        /// <param name="address">The data memory address, as written to command 0x3E.</param>
        public byte this[ushort address]
        {
            get => _bytes.GetValueOrDefault(address);
            set => _bytes[address] = value;
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Table(_bytes);
            Access = archive.Value(Access);
        }
    }
}
