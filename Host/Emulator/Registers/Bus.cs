using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator.Registers
{
    /// <summary>A range of the address space and the peripherals in this range.</summary>
    public sealed class Bus : IMmio
    {
        private readonly Peripheral?[] _slots;
        private readonly Violations _violations;

        /// <summary>Maps the peripherals of a range.</summary>
        /// <param name="address">Start of the range.</param>
        /// <param name="size">Size of the range in bytes.</param>
        /// <param name="peripherals">All peripherals; those outside the range are ignored.</param>
        /// <param name="violations">Receives accesses to unmapped addresses.</param>
        public Bus(uint address, uint size, IEnumerable<Peripheral> peripherals, Violations violations)
        {
            const uint granule = 0x10;

            Address = address;
            Size = size;
            _violations = violations;
            _slots = new Peripheral?[size / granule];

            foreach (Peripheral peripheral in peripherals.Where(p => p.Address >= address && p.Address - address < size))
            {
                Array.Fill(_slots, peripheral, (int)((peripheral.Address - address) / granule), (int)(peripheral.Size / granule));
            }
        }

        /// <summary>Gets the start of the range.</summary>
        public uint Address { get; }

        /// <summary>Gets the size of the range in bytes.</summary>
        public uint Size { get; }

        /// <inheritdoc/>
        public uint Read(uint offset, int size)
        {
            if (_slots[offset / 0x10] is { } peripheral)
            {
                return peripheral.Read(Address + offset - peripheral.Address, size);
            }

            _violations.Report("bus.unmapped", $"read of {Address + offset:X8}, which is not mapped in this model");

            return 0;
        }

        /// <inheritdoc/>
        public void Write(uint offset, int size, uint value)
        {
            if (_slots[offset / 0x10] is { } peripheral)
            {
                peripheral.Write(Address + offset - peripheral.Address, size, value);

                return;
            }

            _violations.Report("bus.unmapped", $"write of {value:X8} to {Address + offset:X8}, which is not mapped in this model");
        }
    }
}
