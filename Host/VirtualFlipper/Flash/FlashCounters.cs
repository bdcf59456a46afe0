using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Flash
{
    /// <summary>
    /// Counts CPU1's flash operations since the model was created or the counters were cleared. FUS operations are not counted.
    /// </summary>
    public sealed class FlashCounters : ISnapshotPart
    {
        private readonly HashSet<int> _written = [];

        /// <summary>Gets the number of page erases.</summary>
        public int PagesErased { get; private set; }

        /// <summary>Gets the number of distinct pages in which at least one double word was programmed.</summary>
        public int PagesWritten => _written.Count;

        /// <summary>Gets the number of double words programmed, including those in rows.</summary>
        public int DoubleWordsProgrammed { get; private set; }

        /// <summary>Gets the number of times the option bytes were programmed.</summary>
        public int OptionBytesProgrammed { get; private set; }

        /// <summary>Sets all counters to 0.</summary>
        public void Clear()
        {
            _written.Clear();
            PagesErased = 0;
            DoubleWordsProgrammed = 0;
            OptionBytesProgrammed = 0;
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Items(_written);
            PagesErased = archive.Value(PagesErased);
            DoubleWordsProgrammed = archive.Value(DoubleWordsProgrammed);
            OptionBytesProgrammed = archive.Value(OptionBytesProgrammed);
        }

        internal void CopyFrom(FlashCounters other)
        {
            _written.UnionWith(other._written);
            PagesErased = other.PagesErased;
            DoubleWordsProgrammed = other.DoubleWordsProgrammed;
            OptionBytesProgrammed = other.OptionBytesProgrammed;
        }

        internal void Erased()
        {
            PagesErased++;
        }

        internal void Programmed(int page, int doubleWords)
        {
            _written.Add(page);
            DoubleWordsProgrammed += doubleWords;
        }

        internal void OptionsProgrammed()
        {
            OptionBytesProgrammed++;
        }
    }
}
