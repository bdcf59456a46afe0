namespace System.Collections
{
    /// <summary>A walk over a copy of a table's entries.</summary>
    internal sealed class HashtableEnumerator : ArrayEnumerator, IDictionaryEnumerator
    {
        internal HashtableEnumerator(DictionaryEntry[] entries, Hashtable owner) : base(entries, 0, entries.Length, owner)
        {
        }

        public DictionaryEntry Entry
        {
            get { return (DictionaryEntry)Current; }
        }

        public object Key
        {
            get { return Entry.Key; }
        }

        public object Value
        {
            get { return Entry.Value; }
        }
    }
}
