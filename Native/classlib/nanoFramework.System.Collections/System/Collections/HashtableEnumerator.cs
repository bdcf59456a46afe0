namespace System.Collections
{
    /// <summary>Enumerates a copy of a table's entries, and detects whether the number of the table's entries has changed.</summary>
    internal sealed class HashtableEnumerator : IDictionaryEnumerator
    {
        private readonly DictionaryEntry[] _entries;
        private readonly Hashtable _owner;
        private int _index = -1;

        internal HashtableEnumerator(DictionaryEntry[] entries, Hashtable owner)
        {
            _entries = entries;
            _owner = owner;
        }

        public object Current => Entry;

        public DictionaryEntry Entry
        {
            get
            {
                if (_index < 0 || _index >= _entries.Length)
                {
                    throw new InvalidOperationException(
                        _index < 0 ? "Enumeration has not started. Call MoveNext." : "Enumeration already finished.");
                }

                return _entries[_index];
            }
        }

        public object Key => Entry.Key;

        public object Value => Entry.Value;

        public bool MoveNext()
        {
            if (_owner.Count != _entries.Length)
            {
                throw new InvalidOperationException("Collection was modified; enumeration operation may not execute.");
            }

            if (_index < _entries.Length)
            {
                _index++;
            }

            return _index < _entries.Length;
        }

        public void Reset() => _index = -1;
    }
}
