namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// What is left when one set of entries is taken from another, in three numbers. Each entry is one 32-bit number; two sets that differ
    /// by accident have the same count, sum and exclusive or in one of some 2^60 cases.
    /// </summary>
    internal sealed class EntrySet
    {
        private int _count;
        private uint _sum;
        private uint _exclusive;

        /// <summary>Gets a value indicating whether everything that was added was removed, and nothing else.</summary>
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

        /// <summary>Determines whether the sets differ in this one removed entry alone, or in it and one added in its place.</summary>
        internal bool IsChanged(uint removed)
        {
            return _count == 0 ? ((_sum + removed) ^ removed) == _exclusive && _exclusive != 0
                : _count == -1 && _sum == 0 - removed && _exclusive == removed;
        }
    }
}
