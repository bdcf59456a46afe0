// The types of nanoFramework.System.Collections 1.5.75, with only their methods, in the original order.
using System.Runtime.CompilerServices;

namespace System.Collections
{
    internal class Bucket
    {
        public Bucket(object key, object value, uint hash) { }
    }

    public class DictionaryEntry
    {
        public DictionaryEntry(object key, object value) { }
    }

    public interface IDictionary : ICollection
    {
        bool IsReadOnly { get; }

        bool IsFixedSize { get; }

        ICollection Keys { get; }

        ICollection Values { get; }

        object this[object key] { get; set; }

        void Add(object key, object value);

        void Clear();

        bool Contains(object key);

        void Remove(object key);
    }

    public interface IDictionaryEnumerator : IEnumerator
    {
        DictionaryEntry Entry { get; }

        object Key { get; }

        object Value { get; }
    }

    public class Hashtable : ICloneable, IDictionary
    {
        private static readonly object s_lock = new();

        public Hashtable() { }

        public Hashtable(int capacity) { }

        public Hashtable(int capacity, float loadFactor) { }

        public object Clone() => null;

        public IEnumerator GetEnumerator() => null;

        public int Count => 0;

        public bool IsSynchronized => false;

        public object SyncRoot => s_lock;

        public void CopyTo(Array array, int index) { }

        public bool IsReadOnly => false;

        public bool IsFixedSize => false;

        public ICollection Keys => null;

        public ICollection Values => null;

        public object this[object key] { get => null; set { } }

        public void Add(object key, object value) { }

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void Clear();

        public bool Contains(object key) => false;

        public void Remove(object key) { }

        private sealed class HashtableEnumerator : IDictionaryEnumerator, IEnumerator
        {
            internal HashtableEnumerator(Hashtable hashtable, int kind) { }

            public object Clone() => null;

            public object Key => null;

            [MethodImpl(MethodImplOptions.InternalCall)]
            public extern bool MoveNext();

            public DictionaryEntry Entry => null;

            public object Current => null;

            public object Value => null;

            public void Reset() { }
        }

        private sealed class KeyCollection : ICollection
        {
            internal KeyCollection(Hashtable hashtable) { }

            public void CopyTo(Array array, int index) { }

            public IEnumerator GetEnumerator() => null;

            public bool IsSynchronized => false;

            public object SyncRoot => null;

            public int Count => 0;
        }

        private sealed class ValueCollection : ICollection
        {
            internal ValueCollection(Hashtable hashtable) { }

            public void CopyTo(Array array, int index) { }

            public IEnumerator GetEnumerator() => null;

            public bool IsSynchronized => false;

            public object SyncRoot => null;

            public int Count => 0;
        }

        private void CopyKeys(Array array, int index) { }

        private void CopyValues(Array array, int index) { }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private extern void InsertNative(object key, object value, bool add, int hash);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private extern object GetNative(object key, int hash);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private extern static int GetPrimeNative(int minimum);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private extern bool ContainsNative(object key, int hash);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private extern void RemoveNative(object key, int hash);
    }

    public class Queue : ICollection, ICloneable
    {
        public Queue() { }

        public virtual int Count => 0;

        public virtual object Clone() => null;

        public virtual bool IsSynchronized => false;

        public virtual object SyncRoot => null;

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual void Clear();

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual void CopyTo(Array array, int index);

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual void Enqueue(object value);

        public virtual IEnumerator GetEnumerator() => null;

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual object Dequeue();

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual object Peek();

        public virtual bool Contains(object value) => false;

        public virtual object[] ToArray() => null;
    }

    public class Stack : ICollection, ICloneable
    {
        public Stack() { }

        public virtual int Count => 0;

        public virtual bool IsSynchronized => false;

        public virtual object SyncRoot => null;

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual void Clear();

        public virtual object Clone() => null;

        public virtual bool Contains(object value) => false;

        public virtual void CopyTo(Array array, int index) { }

        public virtual IEnumerator GetEnumerator() => null;

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual object Peek();

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual object Pop();

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern virtual void Push(object value);

        public virtual object[] ToArray() => null;
    }
}
