using System.Runtime.CompilerServices;

namespace System.Collections
{
    /// <summary>
    /// A last-in, first-out stack. The elements are at the end of the array, top first; the natives rely on this layout (queues.cpp).
    /// </summary>
    public class Stack : ICollection, ICloneable
    {
        private object[] _items = new object[4];
#pragma warning disable CS0649 // the natives set this field
        private int _count;
#pragma warning restore CS0649

        /// <summary>Number of elements.</summary>
        public virtual int Count => _count;

        /// <summary>Always false, because the stack is not synchronized.</summary>
        public virtual bool IsSynchronized => false;

        /// <summary>An object to lock on.</summary>
        public virtual object SyncRoot => this;

        /// <summary>Removes all elements.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern void Clear();

        /// <summary>Returns a stack with the same elements.</summary>
        public virtual object Clone()
        {
            Stack copy = (Stack)MemberwiseClone();
            copy._items = (object[])_items.Clone();

            return copy;
        }

        /// <summary>Returns whether the collection contains an equal element.</summary>
        public virtual bool Contains(object obj) => Array.IndexOf(_items, obj, _items.Length - _count, _count) >= 0;

        /// <summary>Copies the elements to an array, top first, starting at the given index.</summary>
        public virtual void CopyTo(Array array, int index) => Array.Copy(_items, _items.Length - _count, array, index, _count);

        /// <summary>Returns an enumerator over a copy of the elements, top first.</summary>
        public virtual IEnumerator GetEnumerator() => ToArray().GetEnumerator();

        /// <summary>Returns the top element without removing it.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern object Peek();

        /// <summary>Removes and returns the top element.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern object Pop();

        /// <summary>Pushes an element.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public virtual extern void Push(object obj);

        /// <summary>Returns the elements in an array, top first.</summary>
        public virtual object[] ToArray()
        {
            object[] items = new object[_count];
            CopyTo(items, 0);

            return items;
        }
    }
}
