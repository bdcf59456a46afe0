using System.Runtime.CompilerServices;

namespace System.Collections
{
    /// <summary>A first-in, first-out queue. The natives access its fields (queues.cpp).</summary>
    public class Queue : ICollection, ICloneable
    {
        private object[] _items = new object[4];
#pragma warning disable CS0169, CS0649 // the natives set these fields
        private int _head;
        private int _tail;
        private int _count;
#pragma warning restore CS0169, CS0649

        /// <summary>Number of elements.</summary>
        public virtual int Count => _count;

        /// <summary>Always false, because the queue is not synchronized.</summary>
        public virtual bool IsSynchronized => false;

        /// <summary>An object to lock on.</summary>
        public virtual object SyncRoot => this;

        /// <summary>Removes all elements.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern void Clear();

        /// <summary>Returns a queue with the same elements.</summary>
        public virtual object Clone()
        {
            Queue copy = (Queue)MemberwiseClone();
            copy._items = (object[])_items.Clone();

            return copy;
        }

        /// <summary>Returns whether the collection contains an equal element.</summary>
        public virtual bool Contains(object obj) => Array.IndexOf(ToArray(), obj) >= 0;

        /// <summary>Copies the elements to an array, starting at the given index.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern void CopyTo(Array array, int index);

        /// <summary>Removes and returns the first element.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern object Dequeue();

        /// <summary>Adds an element at the end.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern void Enqueue(object obj);

        /// <summary>Returns an enumerator over a copy of the elements, first element first.</summary>
        public virtual IEnumerator GetEnumerator() => ToArray().GetEnumerator();

        /// <summary>Returns the first element without removing it.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern object Peek();

        /// <summary>Returns the elements in an array, first element first.</summary>
        public virtual object[] ToArray()
        {
            object[] items = new object[_count];
            CopyTo(items, 0);

            return items;
        }
    }
}
