using nanoFramework.Hardware.Stm32;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>
    /// The backup registers, accessed through nanoFramework's BackupMemory, which stores the most significant byte of each register first.
    /// </summary>
    public sealed class NativeBackupRegisters : IBackupRegisters
    {
        private readonly byte[] _bytes = new byte[4];

        /// <inheritdoc/>
        public uint Read(int register)
        {
            BackupMemory.ReadBytes((uint)register * 4, _bytes);
            return ((uint)_bytes[0] << 24) | ((uint)_bytes[1] << 16) | ((uint)_bytes[2] << 8) | _bytes[3];
        }

        /// <inheritdoc/>
        public void Write(int register, uint value)
        {
            _bytes[0] = (byte)(value >> 24);
            _bytes[1] = (byte)(value >> 16);
            _bytes[2] = (byte)(value >> 8);
            _bytes[3] = (byte)value;
            BackupMemory.WriteBytes((uint)register * 4, _bytes);
        }
    }
}
