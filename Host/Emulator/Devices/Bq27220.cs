using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>
    /// The fuel gauge BQ27220 (TI SLUUBD4) of the virtual battery. The model implements the standard commands (16-bit, little-endian) and
    /// the data memory access that the stock firmware uses: unsealing with keys, 32-byte blocks with a checksum, and configuration update
    /// mode.
    /// </summary>
    /// <param name="percent">Returns the state of charge in percent, or -1 if the gauge is not ready.</param>
    public sealed class Bq27220(Func<int> percent, GaugeMemory memory) : RegisterDevice
    {
        /// <summary>7-bit I2C address on the power bus.</summary>
        public const uint BusAddress = 0x55;

        private const int FullCapacity = 2100;
        private const int BlockBytes = 32;
        private const int HeaderBytes = 4;
        private const ushort FirstDataAddress = 0x4000;
        private const ushort DeviceNumber = 0x0220;

        private readonly byte[] _block = new byte[BlockBytes];
        private ushort _selected;
        private ushort _lastKey;
        private byte _low;
        private byte _checksum;
        private bool _updates;

        /// <inheritdoc/>
        protected override byte ReadRegister(byte register)
        {
            const int block = 0x40;

            if (register is >= block and < block + BlockBytes)
            {
                return _block[register - block];
            }

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
                0x3A => ((int)memory.Access << 1) | (1 << 5) | (_updates ? 1 << 10 : 0),
                0x3C => FullCapacity,
                0x3E => _selected,
                0x60 => Checksum(BlockBytes) | ((BlockBytes + HeaderBytes) << 8),
                _ => 0,
            };

            return (byte)(value >> (8 * (register & 1)));
        }

        /// <inheritdoc/>
        protected override void WriteRegister(byte register, byte value)
        {
            switch (register)
            {
                case 0x00 or 0x3E:
                    _low = value;
                    break;
                case 0x01 or 0x3F:
                    Select((ushort)(_low | (value << 8)));
                    break;
                case >= 0x40 and < 0x60:
                    _block[register - 0x40] = value;
                    break;
                case 0x60:
                    _checksum = value;
                    break;
                case 0x61:
                    Store(value - HeaderBytes);
                    break;
            }
        }

        /// <summary>Computes the checksum of the block: the complement of the sum of its address and data bytes.</summary>
        private byte Checksum(int count) => (byte)~((_selected & 0xFF) + (_selected >> 8) + _block.Take(count).Sum(value => value));

        private void Select(ushort command)
        {
            ushort previous = _lastKey;

            _selected = command;
            _lastKey = command;

            if (command >= FirstDataAddress && command != 0xFFFF)
            {
                for (int i = 0; i < BlockBytes; i++)
                {
                    _block[i] = memory.Access == GaugeAccess.Sealed ? (byte)0 : memory[(ushort)(command + i)];
                }

                return;
            }

            Obey(command, previous);
        }

        private void Obey(ushort command, ushort previous)
        {
            switch (command)
            {
                case 0x0001:
                    BitConverter.TryWriteBytes(_block, DeviceNumber);
                    break;
                case 0x0030:
                    memory.Access = GaugeAccess.Sealed;
                    break;
                case 0x3672 when previous == 0x0414 && memory.Access == GaugeAccess.Sealed:
                    memory.Access = GaugeAccess.Unsealed;
                    break;
                case 0xFFFF when previous == 0xFFFF && memory.Access == GaugeAccess.Unsealed:
                    memory.Access = GaugeAccess.Full;
                    break;
                case 0x0090 when memory.Access != GaugeAccess.Sealed:
                    _updates = true;
                    break;
                case 0x0091 or 0x0092:
                    _updates = false;
                    break;
            }
        }

        /// <summary>
        /// Stores the block when its length is written, if the checksum is correct and the gauge is in configuration update mode with full
        /// access.
        /// </summary>
        private void Store(int count)
        {
            if (!_updates || memory.Access != GaugeAccess.Full || count is < 1 or > BlockBytes || Checksum(count) != _checksum)
            {
                return;
            }

            for (int i = 0; i < count; i++)
            {
                memory[(ushort)(_selected + i)] = _block[i];
            }
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            archive.Content(_block);
            _selected = archive.Value(_selected);
            _lastKey = archive.Value(_lastKey);
            _low = archive.Value(_low);
            _checksum = archive.Value(_checksum);
            _updates = archive.Value(_updates);
            archive.Part(memory);
        }
    }
}
