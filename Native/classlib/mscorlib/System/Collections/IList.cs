namespace System.Collections
{
    /// <summary>A collection with positions.</summary>
    public interface IList : ICollection
    {
        /// <summary>The element at an index.</summary>
        object this[int index] { get; set; }

        /// <summary>Whether elements cannot be changed.</summary>
        bool IsReadOnly { get; }

        /// <summary>Whether the size cannot change.</summary>
        bool IsFixedSize { get; }

        /// <summary>Appends an element and returns its index.</summary>
        int Add(object value);

        /// <summary>Whether the element is in the list.</summary>
        bool Contains(object value);

        /// <summary>Removes all elements.</summary>
        void Clear();

        /// <summary>Index of the element, or -1.</summary>
        int IndexOf(object value);

        /// <summary>Inserts an element before an index.</summary>
        void Insert(int index, object value);

        /// <summary>Removes the first such element.</summary>
        void Remove(object value);

        /// <summary>Removes the element at an index.</summary>
        void RemoveAt(int index);
    }
}
