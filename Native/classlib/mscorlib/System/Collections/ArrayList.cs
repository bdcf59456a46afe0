using System;

namespace System.Collections
{
    /// <summary>A list that grows.</summary>
    public class ArrayList : IList, ICloneable
    {
        private object[] _items;
        private int _count;

        /// <summary>Creates an empty list.</summary>
        public ArrayList()
        {
            _items = new object[4];
        }

        /// <summary>Elements there is room for.</summary>
        public virtual int Capacity
        {
            get
            {
                return _items.Length;
            }

            set
            {
                if (value < _count)
                {
                    throw new ArgumentOutOfRangeException("value", "capacity was less than the current size.");
                }

                object[] items = new object[value];
                Array.Copy(_items, items, _count);
                _items = items;
            }
        }

        /// <summary>Number of elements.</summary>
        public virtual int Count
        {
            get { return _count; }
        }

        /// <summary>False: the list grows.</summary>
        public virtual bool IsFixedSize
        {
            get { return false; }
        }

        /// <summary>False: elements can be changed.</summary>
        public virtual bool IsReadOnly
        {
            get { return false; }
        }

        /// <summary>False: the list does not lock itself.</summary>
        public virtual bool IsSynchronized
        {
            get { return false; }
        }

        /// <summary>An object to lock on.</summary>
        public virtual object SyncRoot
        {
            get { return this; }
        }

        /// <summary>The element at an index.</summary>
        public virtual object this[int index]
        {
            get
            {
                Check(index, _count - 1);

                return _items[index];
            }

            set
            {
                Check(index, _count - 1);
                _items[index] = value;
            }
        }

        /// <summary>Appends an element and returns its index.</summary>
        public virtual int Add(object value)
        {
            Insert(_count, value);

            return _count - 1;
        }

        /// <summary>Index of a value in the sorted list, or the complement of where it would be.</summary>
        public virtual int BinarySearch(object value, IComparer comparer)
        {
            return Array.BinarySearch(_items, 0, _count, value, comparer);
        }

        /// <summary>Removes all elements.</summary>
        public virtual void Clear()
        {
            Array.Clear(_items, 0, _count);
            _count = 0;
        }

        /// <summary>A list of the same elements.</summary>
        public virtual object Clone()
        {
            ArrayList copy = new ArrayList();
            copy._items = (object[])_items.Clone();
            copy._count = _count;

            return copy;
        }

        /// <summary>Whether an equal element is in the list.</summary>
        public virtual bool Contains(object item)
        {
            return IndexOf(item) >= 0;
        }

        /// <summary>Copies the elements to the start of an array.</summary>
        public virtual void CopyTo(Array array)
        {
            CopyTo(array, 0);
        }

        /// <summary>Copies the elements into an array from an index on.</summary>
        public virtual void CopyTo(Array array, int arrayIndex)
        {
            Array.Copy(_items, 0, array, arrayIndex, _count);
        }

        /// <summary>A walk over the elements.</summary>
        public virtual IEnumerator GetEnumerator()
        {
            return new ArrayEnumerator(_items, 0, _count, this);
        }

        /// <summary>Index of the first equal element, or -1.</summary>
        public virtual int IndexOf(object value)
        {
            return Array.IndexOf(_items, value, 0, _count);
        }

        /// <summary>Index of the first equal element from an index on, or -1.</summary>
        public virtual int IndexOf(object value, int startIndex)
        {
            return Array.IndexOf(_items, value, startIndex, _count - startIndex);
        }

        /// <summary>Index of the first equal element in a range, or -1.</summary>
        public virtual int IndexOf(object value, int startIndex, int count)
        {
            return Array.IndexOf(_items, value, startIndex, count);
        }

        /// <summary>Inserts an element before an index.</summary>
        public virtual void Insert(int index, object value)
        {
            Check(index, _count);

            if (_count == _items.Length)
            {
                Capacity = _count == 0 ? 4 : _count * 2;
            }

            Array.Copy(_items, index, _items, index + 1, _count - index);
            _items[index] = value;
            _count++;
        }

        /// <summary>Removes the first equal element.</summary>
        public virtual void Remove(object obj)
        {
            int index = IndexOf(obj);

            if (index >= 0)
            {
                RemoveAt(index);
            }
        }

        /// <summary>Removes the element at an index.</summary>
        public virtual void RemoveAt(int index)
        {
            Check(index, _count - 1);
            _count--;
            Array.Copy(_items, index + 1, _items, index, _count - index);
            _items[_count] = null;
        }

        /// <summary>The elements in an array.</summary>
        public virtual object[] ToArray()
        {
            object[] items = new object[_count];
            Array.Copy(_items, items, _count);

            return items;
        }

        /// <summary>The elements in an array of a type.</summary>
        public virtual Array ToArray(Type type)
        {
            Array items = Array.CreateInstance(type, _count);

            for (int i = 0; i < _count; i++)
            {
                items.SetValue(_items[i], i);
            }

            return items;
        }

        private void Check(int index, int last)
        {
            if (index < 0 || index > last)
            {
                throw OutOfRange.Element("index", last, this);
            }
        }
    }
}
