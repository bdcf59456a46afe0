namespace System.Collections
{
    /// <summary>A walk over a sequence.</summary>
    public interface IEnumerator
    {
        /// <summary>The element the walk stands on.</summary>
        object Current { get; }

        /// <summary>Goes to the next element; false at the end.</summary>
        bool MoveNext();

        /// <summary>Goes back to before the first element.</summary>
        void Reset();
    }
}
