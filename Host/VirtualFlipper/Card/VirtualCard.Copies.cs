using FlipperUpdaterNano.VirtualFlipper.Folder;

namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>Copies of the card.</summary>
    public sealed partial class VirtualCard
    {
        /// <summary>Reads all host files of the card into memory, so that the host folder can be removed.</summary>
        public void ReadAll()
        {
            CardFolder.Detach(Root);
        }

        /// <summary>Copies the flushed contents and the behaviour of another card, but not its faults.</summary>
        internal void CopyFrom(VirtualCard other)
        {
            Capacity = other.Capacity;
            ClusterSize = other.ClusterSize;
            Format = other.Format;
            Quirks = other.Quirks.Copy();
            IsReadOnly = other.IsReadOnly;
            IsInserted = other.IsInserted;
            _insertion = other._insertion;
            _tree.Become(other.Root.Copy());
        }

        /// <summary>Copies the faults and counters of another card.</summary>
        internal void CopyRunFrom(VirtualCard other)
        {
            _mounted = other._mounted;
            _removeAtOperation = other._removeAtOperation;
            _contactOpenUntil = other._contactOpenUntil;
            (BytesRead, BytesWritten, Operations) = (other.BytesRead, other.BytesWritten, other.Operations);
            Faults.CopyFrom(other.Faults);
        }

        /// <summary>Changes the content, but restores the number of used clusters afterwards.</summary>
        internal void KeepingCount(Action change)
        {
            long used = _tree.UsedClusters;
            change();
            _tree.UsedClusters = used;
        }
    }
}
