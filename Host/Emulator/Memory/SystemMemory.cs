using System.Buffers.Binary;
using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Options;

namespace FlipperUpdaterNano.Emulator.Memory
{
    /// <summary>The memory range 0x1FFF7000 to 0x1FFF8FFF, which contains OTP, engineering bytes and option bytes.</summary>
    public sealed class SystemMemory : IMmio
    {
        /// <summary>Start of the range.</summary>
        public const uint Start = 0x1FFF7000;

        /// <summary>Size of the range in bytes.</summary>
        public const uint Size = 0x2000;

        private const uint EngineeringBytes = 0x400;
        private const uint OptionArea = 0x1000;

        private readonly VirtualDevice _device;
        private readonly Violations _violations;

        /// <summary>Creates the memory range, with the OTP and option bytes of a device.</summary>
        /// <param name="violations">Receives the violations.</param>
        public SystemMemory(VirtualDevice device, Violations violations)
        {
            _device = device;
            _violations = violations;
        }

        /// <inheritdoc/>
        public uint Read(uint offset, int size)
        {
            if (_device.FlashController is { IsBusy: true, BusyUntil: long end })
            {
                _device.Clock.Advance(end - _device.Clock.Now);
            }

            uint word = ReadWord(offset & ~3u) >> (int)(8 * (offset & 3));

            return size == 4 ? word : word & ((1u << (8 * size)) - 1);
        }

        /// <inheritdoc/>
        public void Write(uint offset, int size, uint value) =>
            _violations.Report(
                "system-memory.write",
                $"write to {Start + offset:X8}: the model does not support direct writes to OTP or option bytes");

        private uint ReadWord(uint offset)
        {
            switch (offset)
            {
                case < EngineeringBytes:
                    return BinaryPrimitives.ReadUInt32LittleEndian(_device.Otp.Bytes[(int)offset..]);
                case >= OptionArea and < OptionArea + OptionBytes.AreaSize:
                    return BinaryPrimitives.ReadUInt32LittleEndian(_device.Options.Area[(int)(offset - OptionArea)..]);
                case 0x500:
                    return 0x00000011;
                case 0x580:
                    return _device.UniqueNumber;
                case 0x584:
                    return 0x0080E126;
                case 0x590:
                    return 0x00370041;
                case 0x594:
                    return 0x58501320;
                case 0x598:
                    return 0x20343150;
                case 0x5E0:
                    return 0x00000400;
                default:
                    _violations.Report("bus.unmapped", $"read of {Start + offset:X8}, which is not mapped in this model");

                    return uint.MaxValue;
            }
        }
    }
}
