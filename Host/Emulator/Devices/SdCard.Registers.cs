namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>The registers of the card (SD Physical Layer Simplified Specification, chapter 5).</summary>
    public sealed partial class SdCard
    {
        private static readonly byte[] s_identity =
        [
            0x03, (byte)'F', (byte)'U', (byte)'V', (byte)'C', (byte)'A', (byte)'R', (byte)'D',
            0x10, 0x00, 0x00, 0x00, 0x01, 0x01, 0x6A, 0x01,
        ];

        private void SendRegister(ReadOnlySpan<byte> register)
        {
            int crc = SdCrc.Crc16(register);

            _answers.Enqueue(0xFF);
            _answers.Enqueue(StartToken);

            foreach (byte value in register)
            {
                _answers.Enqueue(value);
            }

            _answers.Enqueue((byte)(crc >> 8));
            _answers.Enqueue((byte)crc);
        }

        /// <summary>CSD version 2: capacity = (C_SIZE + 1) x 512 KiB; TMP_WRITE_PROTECT is bit 12.</summary>
        private byte[] Csd()
        {
            uint size = (uint)Math.Max((_image.Blocks / IBlockImage.CapacityUnit) - 1, 0);
            byte[] csd =
            [
                0x40, 0x0E, 0x00, 0x32, 0x5B, 0x59, 0x00,
                (byte)(size >> 16), (byte)(size >> 8), (byte)size, 0x7F, 0x80, 0x0A, 0x40, 0x00, 0x00,
            ];

            csd[14] |= (byte)(_image.IsReadOnly ? 0x10 : 0);
            csd[15] = (byte)SdCrc.Crc7(csd.AsSpan(0, 15));

            return csd;
        }
    }
}
