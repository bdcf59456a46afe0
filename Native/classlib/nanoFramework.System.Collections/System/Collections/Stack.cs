using System.Runtime.CompilerServices;

namespace System.Collections
{
    /// <summary>Last in, first out. The elements are at the end of the array, the top first; the natives rely on it (queues.cpp).</summary>
    public class Stack : ICollection, ICloneable
    {
        private object[] _items = new object[4];
#pragma warning disable CS0649 // The natives set it.
        private int _count;
#pragma warning restore CS0649

        /// <summary>Number of elements.</summary>
        public virtual int Count => _count;

        /// <summary>False: the stack does not lock itself.</summary>
        public virtual bool IsSynchronized => false;

        /// <summary>An object to lock on.</summary>
        public virtual object SyncRoot => this;

        /// <summary>Removes all elements.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern void Clear();

        /// <summary>A stack of the same elements.</summary>
        public virtual object Clone()
        {
            Stack copy = (Stack)MemberwiseClone();
            copy._items = (object[])_items.Clone();

            return copy;
        }

        /// <summary>Whether an equal element is there.</summary>
        public virtual bool Contains(object obj) => Array.IndexOf(_items, obj, _items.Length - _count, _count) >= 0;

        /// <summary>Copies the elements into an array from an index on, the top first.</summary>
        public virtual void CopyTo(Array array, int index) => Array.Copy(_items, _items.Length - _count, array, index, _count);

        /// <summary>A walk over a copy, from the top down.</summary>
        public virtual IEnumerator GetEnumerator() => ToArray().GetEnumerator();

        /// <summary>The top.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern object Peek();

        /// <summary>Takes the top.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern object Pop();

        /// <summary>Puts an element on top.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern void Push(object obj);

        /// <summary>The elements in an array, the top first.</summary>
        public virtual object[] ToArray()
        {
            object[] items = new object[_count];
            CopyTo(items, 0);

            return items;
        }
    }
}
