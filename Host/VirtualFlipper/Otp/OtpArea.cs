using System.Buffers.Binary;
using System.Text;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Otp
{
    /// <summary>The one-time-programmable area: 1,024 bytes at 0x1FFF7000.</summary>
    public sealed class OtpArea : ISnapshotPart
    {
        /// <summary>Size of the area in bytes.</summary>
        public const int Size = 1024;

        /// <summary>Offset of the hardware target in layout version 2 (docs/reference/hardware.md 1.8).</summary>
        public const int TargetOffset = 9;

        private readonly byte[] _bytes = new byte[Size];
        private readonly OperationJournal _journal;

        internal OtpArea(OperationJournal journal)
        {
            _journal = journal;
            _bytes.AsSpan().Fill(0xFF);
        }

        /// <summary>Gets the content of the area.</summary>
        public ReadOnlySpan<byte> Bytes => _bytes;

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Content(_bytes);
        }

        /// <summary>Stores the whole area from outside the device. The call takes no virtual time and is not an operation.</summary>
        /// <param name="bytes">The content of the area; 1,024 bytes.</param>
        public void Preload(ReadOnlySpan<byte> bytes)
        {
            bytes[..Size].CopyTo(_bytes);
        }

        /// <summary>Stores the factory data in layout version 2: hardware 12, body 9, connect 6, ERC display.</summary>
        /// <param name="target">Hardware target: 7 for the Flipper Zero, 0 for pre-production.</param>
        /// <param name="name">Up to 8 ASCII characters.</param>
        public void PreloadFactoryData(int target, string name)
        {
            byte[] data = new byte[32];
            BinaryPrimitives.WriteUInt16LittleEndian(data, 0xBABE);
            data[2] = 2;
            BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(4), 1_650_000_000);
            data[8] = 12;
            data[TargetOffset] = (byte)target;
            data[10] = 9;
            data[11] = 6;
            data[12] = 1;
            data[16] = 1;
            data[17] = 4;
            Encoding.ASCII.GetBytes(name).AsSpan(0, Math.Min(8, name.Length)).CopyTo(data.AsSpan(24));
            _bytes.AsSpan().Fill(0xFF);
            data.CopyTo(_bytes, 0);
        }

        /// <summary>Programs a double word, which must be erased.</summary>
        /// <param name="offset">Offset of the double word, a multiple of 8.</param>
        /// <param name="value">64 bits.</param>
        /// <returns><see langword="false"/> if the double word is not erased.</returns>
        public bool Program(int offset, ulong value)
        {
            Span<byte> target = _bytes.AsSpan(offset, 8);
            if (BinaryPrimitives.ReadUInt64LittleEndian(target) != ulong.MaxValue)
            {
                return false;
            }

            _journal.Perform(
                "otp.word",
                $"{0x1FFF7000 + offset:X8}",
                () => BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(offset), value),
                random => BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(offset), value | (ulong)random.NextInt64()));

            return true;
        }
    }
}
