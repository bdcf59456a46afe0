using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>
    /// An I2C device with 8-bit registers. The first byte written in a transfer selects a register; each access to a data byte advances to
    /// the next register.
    /// </summary>
    public abstract class RegisterDevice : II2cDevice, ISnapshotPart
    {
        private bool _chosen;

        /// <summary>Gets the number of the register that the next data byte accesses.</summary>
        protected byte Pointer { get; private set; }

        /// <inheritdoc/>
        public void Start(bool read) => _chosen = read;

        /// <inheritdoc/>
        public byte Read() => ReadRegister(Pointer++);

        /// <inheritdoc/>
        public void Write(byte value)
        {
            if (!_chosen)
            {
                Pointer = value;
                _chosen = true;

                return;
            }

            WriteRegister(Pointer++, value);
        }

        /// <inheritdoc/>
        public void Stop()
        {
        }

        /// <summary>Reads a register.</summary>
        /// <param name="register">Register number.</param>
        protected abstract byte ReadRegister(byte register);

        /// <summary>Writes a register.</summary>
        /// <param name="register">Register number.</param>
        protected abstract void WriteRegister(byte register, byte value);

        /// <inheritdoc/>
        public virtual void SaveOrRestore(SnapshotArchive archive)
        {
            _chosen = archive.Value(_chosen);
            Pointer = archive.Value(Pointer);
        }
    }
}
