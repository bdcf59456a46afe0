using System.Diagnostics.CodeAnalysis;

namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>
    /// The entries of a directory in the order in which FAT stores them. FAT stores entries in the order of their creation, except that a
    /// new entry reuses the first position of a deleted entry. Names are case-insensitive.
    /// </summary>
    internal sealed class CardDirectory
    {
        private readonly List<CardNode?> _slots = [];
        private readonly Dictionary<string, int> _names = new(StringComparer.OrdinalIgnoreCase);

        // Size in bytes of a FAT directory entry. A long name takes one entry for every 13 characters, plus one for the short name; a
        // directory also contains "." and "..".
        private const int EntrySize = 32;
        private const int UnitsInEntry = 13;

        private uint _used = 2 * EntrySize;

        /// <summary>
        /// Gets the size in bytes, which is the maximum that the entries have ever occupied, because a directory never shrinks.
        /// </summary>
        public uint Size { get; private set; } = 2 * EntrySize;

        /// <summary>Gets the entries in the order in which FAT stores them.</summary>
        public IEnumerable<CardNode> Values => _slots.OfType<CardNode>();

        /// <summary>Gets the number of entries.</summary>
        public int Count => _names.Count;

        /// <summary>Finds an entry.</summary>
        /// <returns>The entry; <see langword="null"/> if there is none with this name.</returns>
        public CardNode? Find(string name) => _names.TryGetValue(name, out int slot) ? _slots[slot] : null;

        /// <summary>Finds an entry.</summary>
        /// <returns><see langword="true"/> if the entry exists.</returns>
        public bool TryGetValue(string name, [NotNullWhen(true)] out CardNode? node)
        {
            node = Find(name);

            return node is not null;
        }

        /// <summary>Adds an entry. An entry with the same name is replaced at its position.</summary>
        public void Put(CardNode node)
        {
            if (!_names.TryGetValue(node.Name, out int slot))
            {
                slot = _names.Count == _slots.Count ? _slots.Count : _slots.IndexOf(null);
            }

            if (slot == _slots.Count)
            {
                _slots.Add(null);
            }

            if (_slots[slot] is null)
            {
                _used += SizeOf(node.Name);
                Size = Math.Max(Size, _used);
            }

            _slots[slot] = node;
            _names[node.Name] = slot;
        }

        /// <summary>Adds an entry unless its name is taken.</summary>
        /// <returns><see langword="true"/> if the entry was added.</returns>
        public bool TryPut(CardNode node)
        {
            bool isFree = !_names.ContainsKey(node.Name);
            if (isFree)
            {
                Put(node);
            }

            return isFree;
        }

        /// <summary>Removes an entry if it exists.</summary>
        /// <returns>The removed entry; <see langword="null"/> if there was none with this name.</returns>
        public CardNode? Remove(string name)
        {
            if (!_names.Remove(name, out int slot))
            {
                return null;
            }

            CardNode? removed = _slots[slot];
            _slots[slot] = null;
            _used -= SizeOf(name);

            return removed;
        }

        /// <summary>Gets the size in bytes that the directory would have after a name is added.</summary>
        public uint SizeWith(string name) => _names.ContainsKey(name) ? Size : Math.Max(Size, _used + SizeOf(name));

        /// <summary>Copies all entries into an empty directory, each to the same position.</summary>
        public void CopyTo(CardDirectory to)
        {
            foreach (CardNode? node in _slots)
            {
                to._slots.Add(node?.Copy());
            }

            foreach ((string name, int slot) in _names)
            {
                to._names.Add(name, slot);
            }

            (to._used, to.Size) = (_used, Size);
        }

        private static uint SizeOf(string name) => (uint)(EntrySize * (1 + ((name.Length + UnitsInEntry - 1) / UnitsInEntry)));
    }
}
