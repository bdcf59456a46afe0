using System;

namespace System.Collections
{
    /// <summary>A collection of known size.</summary>
    public interface ICollection : IEnumerable
    {
        /// <summary>Number of elements.</summary>
        int Count { get; }

        /// <summary>An object to lock on.</summary>
        object SyncRoot { get; }

        /// <summary>Whether the collection locks itself.</summary>
        bool IsSynchronized { get; }

        /// <summary>Copies the elements into an array from an index on.</summary>
        void CopyTo(Array array, int index);
    }
}
