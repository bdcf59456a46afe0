using System.Collections;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>The base of arrays.</summary>
    public abstract class Array : ICloneable, IList
    {
        /// <summary>Creates an array.</summary>
        protected Array()
        {
        }

        /// <summary>Number of elements.</summary>
        public extern int Length
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>An object to lock on.</summary>
        public object SyncRoot
        {
            get { return this; }
        }

        /// <summary>False: elements can be changed.</summary>
        public bool IsReadOnly
        {
            get { return false; }
        }

        /// <summary>True: the size cannot change.</summary>
        public bool IsFixedSize
        {
            get { return true; }
        }

        /// <summary>False: arrays do not lock themselves.</summary>
        public bool IsSynchronized
        {
            get { return false; }
        }

        int ICollection.Count
        {
            get { return Length; }
        }

        object IList.this[int index]
        {
            get { return GetValue(index); }
            set { SetValue(value, index); }
        }

        /// <summary>Copies elements from the start of one array to the start of another.</summary>
        public static void Copy(Array sourceArray, Array destinationArray, int length)
        {
            Copy(sourceArray, 0, destinationArray, 0, length);
        }

        /// <summary>
        /// Copies elements; overlapping parts of one array are copied as through a buffer. Null, a negative or too large range
        /// and incompatible elements throw as in .NET (ArgumentNullException, ArgumentOutOfRangeException, ArgumentException,
        /// ArrayTypeMismatchException being InvalidCastException here).
        /// </summary>
        public static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)
        {
            if (sourceArray == null)
            {
                throw new ArgumentNullException("sourceArray");
            }

            if (destinationArray == null)
            {
                throw new ArgumentNullException("destinationArray");
            }

            if ((sourceIndex | destinationIndex | length) < 0)
            {
                throw OutOfRange.NegativeFirst(
                    length < 0 ? "length" : sourceIndex < 0 ? "sourceIndex" : "destinationIndex", length, sourceIndex, destinationIndex);
            }

            if (length > sourceArray.Length - sourceIndex || length > destinationArray.Length - destinationIndex)
            {
                throw OutOfRange.ShortArray(sourceArray, sourceIndex, length);
            }

            CopyElements(sourceArray, sourceIndex, destinationArray, destinationIndex, length);
        }

        /// <summary>Sets elements to zero or null.</summary>
        public static void Clear(Array array, int index, int length)
        {
            if (array == null)
            {
                throw new ArgumentNullException("array");
            }

            if ((index | length) < 0 || length > array.Length - index)
            {
                throw new IndexOutOfRangeException();
            }

            ClearElements(array, index, length);
        }

        /// <summary>A new array with elements of the given type.</summary>
        public static Array CreateInstance(Type elementType, int length)
        {
            if (elementType == null)
            {
                throw new ArgumentNullException("elementType");
            }

            if (length < 0)
            {
                throw new ArgumentOutOfRangeException("length", OutOfRange.NonNegative);
            }

            return NewOfElement(RuntimeType.IndexOf(elementType), length);
        }

        /// <summary>Index of the first equal element, or -1.</summary>
        public static int IndexOf(Array array, object value)
        {
            if (array == null)
            {
                throw new ArgumentNullException("array");
            }

            return IndexOf(array, value, 0, array.Length);
        }

        /// <summary>Index of the first equal element from an index on, or -1.</summary>
        public static int IndexOf(Array array, object value, int startIndex)
        {
            if (array == null)
            {
                throw new ArgumentNullException("array");
            }

            return IndexOf(array, value, startIndex, array.Length - startIndex);
        }

        /// <summary>Index of the first equal element in a range, or -1.</summary>
        public static int IndexOf(Array array, object value, int startIndex, int count)
        {
            if (array == null)
            {
                throw new ArgumentNullException("array");
            }

            if (startIndex < 0 || startIndex > array.Length)
            {
                throw new ArgumentOutOfRangeException("startIndex", OutOfRange.IndexOrEnd);
            }

            if (count < 0 || count > array.Length - startIndex)
            {
                throw new ArgumentOutOfRangeException("count", OutOfRange.Count);
            }

            for (int i = startIndex; i < startIndex + count; i++)
            {
                object element = array.GetValue(i);

                if (element == null ? value == null : element.Equals(value))
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Index of a value in a sorted array, or the complement of where it would be.</summary>
        public static int BinarySearch(Array array, object value, IComparer comparer)
        {
            if (array == null)
            {
                throw new ArgumentNullException("array");
            }

            return BinarySearch(array, 0, array.Length, value, comparer);
        }

        /// <summary>Index of a value in a sorted range, or the complement of where it would be.</summary>
        public static int BinarySearch(Array array, int index, int length, object value, IComparer comparer)
        {
            int low = index;
            int high = index + length - 1;

            while (low <= high)
            {
                int middle = low + ((high - low) >> 1);
                object element = array.GetValue(middle);
                int order = comparer != null ? comparer.Compare(element, value) : ((IComparable)element).CompareTo(value);

                if (order == 0)
                {
                    return middle;
                }

                if (order < 0)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle - 1;
                }
            }

            return ~low;
        }

        /// <summary>The element at an index, boxed if it is a value.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern object GetValue(int index);

        /// <summary>A copy of the array with the same elements.</summary>
        public virtual object Clone()
        {
            return MemberwiseClone();
        }

        /// <summary>Copies all elements into another array from an index on.</summary>
        public virtual void CopyTo(Array array, int index)
        {
            Copy(this, 0, array, index, Length);
        }

        /// <summary>A walk over the elements.</summary>
        public virtual IEnumerator GetEnumerator()
        {
            return new ArrayEnumerator(this, 0, Length);
        }

        int IList.Add(object value)
        {
            throw new NotSupportedException("Collection was of a fixed size.");
        }

        bool IList.Contains(object value)
        {
            return IndexOf(this, value) >= 0;
        }

        void IList.Clear()
        {
            ClearElements(this, 0, Length);
        }

        int IList.IndexOf(object value)
        {
            return IndexOf(this, value);
        }

        void IList.Insert(int index, object value)
        {
            throw new NotSupportedException("Collection was of a fixed size.");
        }

        void IList.Remove(object value)
        {
            throw new NotSupportedException("Collection was of a fixed size.");
        }

        void IList.RemoveAt(int index)
        {
            throw new NotSupportedException("Collection was of a fixed size.");
        }

        /// <summary>Stores an element, unboxing it if the array holds values; a wrong type throws InvalidCastException.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal extern void SetValue(object value, int index);

        /// <summary>
        /// Moves elements between arrays; the ranges are checked already. Elements of different value types throw
        /// InvalidCastException, references are checked one by one where the target's type is narrower.
        /// </summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void CopyElements(Array source, int sourceIndex, Array target, int targetIndex, int length);

        /// <summary>Zeroes elements; the range is checked already.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void ClearElements(Array array, int index, int length);

        /// <summary>A new one-dimensional array whose elements are of the type with this index.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern Array NewOfElement(int elementType, int length);
    }
}
