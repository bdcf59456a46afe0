namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// The difference between two sets of 32-bit entries, stored as three numbers: the count, the sum and the XOR of the entries. Two
    /// different sets have the same count, sum and XOR with a probability of about 2^-60.
    /// </summary>
    internal sealed class EntrySet
    {
        private int _count;
        private uint _sum;
        private uint _exclusive;

        /// <summary>Gets a value indicating whether exactly the added entries were removed.</summary>
        internal bool IsEmpty
        {
            get { return _count == 0 && _sum == 0 && _exclusive == 0; }
        }

        internal void Add(uint entry)
        {
            _count++;
            _sum += entry;
            _exclusive ^= entry;
        }

        internal void Remove(uint entry)
        {
            _count--;
            _sum -= entry;
            _exclusive ^= entry;
        }

        /// <summary>
        /// Determines whether the added and the removed entries differ only in the given removed entry, which either was not added or has a
        /// different entry in its place.
        /// </summary>
        internal bool IsChanged(uint removed)
        {
            return _count == 0 ? ((_sum + removed) ^ removed) == _exclusive && _exclusive != 0
                : _count == -1 && _sum == 0 - removed && _exclusive == removed;
        }
    }
}
