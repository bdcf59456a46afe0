namespace System.Collections
{
    /// <summary>A key with its value.</summary>
    public class DictionaryEntry
    {
        /// <summary>The key.</summary>
        public object Key;

        /// <summary>The value.</summary>
        public object Value;

        /// <summary>Creates the entry.</summary>
        public DictionaryEntry(object key, object value)
        {
            Key = key;
            Value = value;
        }
    }
}
