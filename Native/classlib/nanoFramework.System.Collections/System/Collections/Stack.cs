namespace System.Collections
{
    /// <summary>Last in, first out.</summary>
    public class Stack : ICollection, ICloneable
    {
        private object[] _items = new object[8];
        private int _count;

        /// <summary>Creates an empty stack.</summary>
        public Stack()
        {
        }

        /// <summary>Number of elements.</summary>
        public virtual int Count
        {
            get { return _count; }
        }

        /// <summary>False: the stack does not lock itself.</summary>
        public virtual bool IsSynchronized
        {
            get { return false; }
        }

        /// <summary>An object to lock on.</summary>
        public virtual object SyncRoot
        {
            get { return this; }
        }

        /// <summary>Removes all elements.</summary>
        public virtual void Clear()
        {
            _items = new object[8];
            _count = 0;
        }

        /// <summary>A stack of the same elements.</summary>
        public virtual object Clone()
        {
            Stack copy = new Stack();
            copy._items = (object[])_items.Clone();
            copy._count = _count;

            return copy;
        }

        /// <summary>Whether an equal element is there.</summary>
        public virtual bool Contains(object obj)
        {
            return Array.IndexOf(_items, obj, 0, _count) >= 0;
        }

        /// <summary>Copies the elements, the last one first, into an array from an index on.</summary>
        public virtual void CopyTo(Array array, int index)
        {
            ToArray().CopyTo(array, index);
        }

        /// <summary>A walk from the last element on.</summary>
        public virtual IEnumerator GetEnumerator()
        {
            return new CopyEnumerator(ToArray(), this);
        }

        /// <summary>The last element.</summary>
        public virtual object Peek()
        {
            if (_count == 0)
            {
                throw new InvalidOperationException("Stack empty.");
            }

            return _items[_count - 1];
        }

        /// <summary>Takes the last element.</summary>
        public virtual object Pop()
        {
            object last = Peek();
            _items[--_count] = null;

            return last;
        }

        /// <summary>Adds an element at the end.</summary>
        public virtual void Push(object obj)
        {
            if (_count == _items.Length)
            {
                object[] items = new object[_count * 2];
                Array.Copy(_items, items, _count);
                _items = items;
            }

            _items[_count++] = obj;
        }

        /// <summary>The elements in an array, the last one first.</summary>
        public virtual object[] ToArray()
        {
            object[] items = new object[_count];

            for (int i = 0; i < _count; i++)
            {
                items[i] = _items[_count - 1 - i];
            }

            return items;
        }
    }
}
