using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Registers
{
    /// <summary>A lock that opens when two keys are written in order. A wrong key keeps the lock closed until the next reset.</summary>
    /// <param name="first">The first key.</param>
    public sealed class KeySequence(uint first, uint second) : ISnapshotPart
    {
        private bool _firstSeen;
        private bool _jammed;

        /// <summary>Processes a key.</summary>
        /// <param name="opened">Whether this key opened the lock.</param>
        /// <returns><see langword="false"/> for a wrong key; the lock then stays closed until a reset.</returns>
        public bool Enter(uint key, out bool opened)
        {
            opened = false;

            if (_jammed)
            {
                return false;
            }

            if (!_firstSeen && key == first)
            {
                _firstSeen = true;

                return true;
            }

            if (_firstSeen && key == second)
            {
                _firstSeen = false;
                opened = true;

                return true;
            }

            _jammed = true;

            return false;
        }

        /// <summary>
        /// Discards the keys written so far and ends the lock-out after a wrong key, as a reset does.
        /// </summary>
        public void Reset()
        {
            _firstSeen = false;
            _jammed = false;
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _firstSeen = archive.Value(_firstSeen);
            _jammed = archive.Value(_jammed);
        }
    }
}
