namespace System.Collections
{
    /// <summary>First in, first out.</summary>
    public class Queue : ICollection, ICloneable
    {
        private object[] _items = new object[8];
        private int _head;
        private int _count;

        /// <summary>Creates an empty queue.</summary>
        public Queue()
        {
        }

        /// <summary>Number of elements.</summary>
        public virtual int Count
        {
            get { return _count; }
        }

        /// <summary>False: the queue does not lock itself.</summary>
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
            _head = 0;
            _count = 0;
        }

        /// <summary>A queue of the same elements.</summary>
        public virtual object Clone()
        {
            Queue copy = new Queue();

            foreach (object item in this)
            {
                copy.Enqueue(item);
            }

            return copy;
        }

        /// <summary>Whether an equal element is there.</summary>
        public virtual bool Contains(object obj)
        {
            return Array.IndexOf(ToArray(), obj) >= 0;
        }

        /// <summary>Copies the elements into an array from an index on.</summary>
        public virtual void CopyTo(Array array, int index)
        {
            ToArray().CopyTo(array, index);
        }

        /// <summary>Takes the first element.</summary>
        public virtual object Dequeue()
        {
            object first = Peek();
            _items[_head] = null;
            _head = (_head + 1) % _items.Length;
            _count--;

            return first;
        }

        /// <summary>Adds an element at the end.</summary>
        public virtual void Enqueue(object obj)
        {
            if (_count == _items.Length)
            {
                object[] items = new object[_count * 2];
                CopyTo(items, 0);
                _items = items;
                _head = 0;
            }

            _items[(_head + _count) % _items.Length] = obj;
            _count++;
        }

        /// <summary>A walk from the first element on.</summary>
        public virtual IEnumerator GetEnumerator()
        {
            return new CopyEnumerator(ToArray(), this);
        }

        /// <summary>The first element.</summary>
        public virtual object Peek()
        {
            if (_count == 0)
            {
                throw new InvalidOperationException("Queue empty.");
            }

            return _items[_head];
        }

        /// <summary>The elements in an array, the first one first.</summary>
        public virtual object[] ToArray()
        {
            object[] items = new object[_count];

            for (int i = 0; i < _count; i++)
            {
                items[i] = _items[(_head + i) % _items.Length];
            }

            return items;
        }
    }
}
