namespace System.Collections
{
    /// <summary>A walk over keys and values.</summary>
    public interface IDictionaryEnumerator : IEnumerator
    {
        /// <summary>The entry the walk stands on.</summary>
        DictionaryEntry Entry { get; }

        /// <summary>The key the walk stands on.</summary>
        object Key { get; }

        /// <summary>The value the walk stands on.</summary>
        object Value { get; }
    }
}
