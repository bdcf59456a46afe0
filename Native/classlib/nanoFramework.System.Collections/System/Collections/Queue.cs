using System.Runtime.CompilerServices;

namespace System.Collections
{
    /// <summary>First in, first out. The natives access its fields (queues.cpp).</summary>
    public class Queue : ICollection, ICloneable
    {
        private object[] _items = new object[4];
#pragma warning disable CS0169, CS0649 // The natives set them.
        private int _head;
        private int _tail;
        private int _count;
#pragma warning restore CS0169, CS0649

        /// <summary>Number of elements.</summary>
        public virtual int Count => _count;

        /// <summary>False: the queue does not lock itself.</summary>
        public virtual bool IsSynchronized => false;

        /// <summary>An object to lock on.</summary>
        public virtual object SyncRoot => this;

        /// <summary>Removes all elements.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern void Clear();

        /// <summary>A queue of the same elements.</summary>
        public virtual object Clone()
        {
            Queue copy = (Queue)MemberwiseClone();
            copy._items = (object[])_items.Clone();

            return copy;
        }

        /// <summary>Whether an equal element is there.</summary>
        public virtual bool Contains(object obj) => Array.IndexOf(ToArray(), obj) >= 0;

        /// <summary>Copies the elements into an array from an index on.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern void CopyTo(Array array, int index);

        /// <summary>Takes the first element.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern object Dequeue();

        /// <summary>Adds an element at the end.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern void Enqueue(object obj);

        /// <summary>A walk over a copy, from the first element on.</summary>
        public virtual IEnumerator GetEnumerator() => ToArray().GetEnumerator();

        /// <summary>The first element.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern object Peek();

        /// <summary>The elements in an array, the first one first.</summary>
        public virtual object[] ToArray()
        {
            object[] items = new object[_count];
            CopyTo(items, 0);

            return items;
        }
    }
}
