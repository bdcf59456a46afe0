namespace System.Collections
{
    /// <summary>Enumerates keys and values.</summary>
    public interface IDictionaryEnumerator : IEnumerator
    {
        /// <summary>The current entry.</summary>
        DictionaryEntry Entry { get; }

        /// <summary>The key of the current entry.</summary>
        object Key { get; }

        /// <summary>The value of the current entry.</summary>
        object Value { get; }
    }
}
