namespace System.Collections
{
    /// <summary>Values by key.</summary>
    public interface IDictionary : ICollection
    {
        /// <summary>Whether the size cannot change.</summary>
        bool IsFixedSize { get; }

        /// <summary>Whether values cannot be changed.</summary>
        bool IsReadOnly { get; }

        /// <summary>All keys.</summary>
        ICollection Keys { get; }

        /// <summary>All values, in the order of the keys.</summary>
        ICollection Values { get; }

        /// <summary>The value of a key, or null if the key is missing; setting a value adds a missing key.</summary>
        object this[object key] { get; set; }

        /// <summary>Adds a key and its value; the key must not exist yet.</summary>
        void Add(object key, object value);

        /// <summary>Removes all keys.</summary>
        void Clear();

        /// <summary>Returns whether the dictionary contains the key.</summary>
        bool Contains(object key);

        /// <summary>Removes a key.</summary>
        void Remove(object key);
    }
}
