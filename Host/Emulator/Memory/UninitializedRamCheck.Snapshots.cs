using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Memory
{
    /// <summary>
    /// Saves SRAM1 and the state of the check to a snapshot and restores both. A snapshot may be taken only while no page is waiting to be
    /// unmapped and no code is waiting to be retranslated.
    /// </summary>
    public sealed partial class UninitializedRamCheck : ISnapshotPart
    {
        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            if (_settled.Count > 0 || _rewritten.Count > 0)
            {
                throw new InvalidOperationException("A snapshot may be taken only after Settle.");
            }

            archive.Memory(_memory.Bytes, nameof(_memory));
            archive.Content(_written);

            for (int page = 0; page < _pages.Length; page++)
            {
                if (archive.Value(_pages[page] is not null, nameof(_pages)))
                {
                    archive.Part(_pages[page] ?? WatchAgain(page), nameof(_pages));
                }
                else if (_pages[page] is not null)
                {
                    Release(page);
                }
            }

            _ = Settle();
        }

        private Page WatchAgain(int page)
        {
            Page watched = new(this, page * PageSize);

            _pages[page] = watched;
            _addresses.ForEach(address => _cpu.Watch(address + (uint)(page * PageSize), PageSize, watched));

            return watched;
        }

        private sealed partial class Page : ISnapshotPart
        {
            public void SaveOrRestore(SnapshotArchive archive)
            {
                _missing = archive.Value(_missing);
                _uses = archive.Value(_uses);
            }
        }
    }
}
