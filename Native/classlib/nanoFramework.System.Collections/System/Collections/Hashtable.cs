namespace System.Collections
{
    /// <summary>A hash table with open addressing and linear probing.</summary>
    public class Hashtable : IDictionary, ICloneable
    {
        private const int SmallestSize = 8;

        private DictionaryEntry[] _slots;
        private int _count;

        /// <summary>Creates an empty table.</summary>
        public Hashtable() : this(0)
        {
        }

        /// <summary>Creates an empty table with the given capacity.</summary>
        public Hashtable(int capacity) : this(capacity, 1)
        {
        }

        /// <summary>Creates an empty table with the given capacity; the load factor is validated, but has no effect.</summary>
        public Hashtable(int capacity, float loadFactor)
        {
            if (capacity < 0)
            {
                throw new ArgumentOutOfRangeException("capacity");
            }

            if (!(loadFactor >= 0.1f && loadFactor <= 1.0f))
            {
                throw new ArgumentOutOfRangeException("loadFactor", "Load factor needs to be between 0.1 and 1.0.");
            }

            int size = SmallestSize;

            while (size < capacity + (capacity >> 1))
            {
                size <<= 1;
            }

            _slots = new DictionaryEntry[size];
        }

        /// <summary>Number of keys.</summary>
        public virtual int Count => _count;

        /// <summary>Always false, because the table grows.</summary>
        public virtual bool IsFixedSize => false;

        /// <summary>Always false, because values can be changed.</summary>
        public virtual bool IsReadOnly => false;

        /// <summary>Always false, because the table is not synchronized.</summary>
        public virtual bool IsSynchronized => false;

        /// <summary>An object to lock on.</summary>
        public virtual object SyncRoot => this;

        /// <summary>All keys.</summary>
        public virtual ICollection Keys => Parts(true);

        /// <summary>All values, in the order of the keys.</summary>
        public virtual ICollection Values => Parts(false);

        /// <summary>The value of a key, or null if the key is missing; setting a value adds a missing key.</summary>
        public virtual object this[object key]
        {
            get
            {
                DictionaryEntry entry = _slots[SlotOf(key)];

                return entry == null ? null : entry.Value;
            }

            set
            {
                int slot = SlotOf(key);

                if (_slots[slot] != null)
                {
                    _slots[slot].Value = value;
                }
                else
                {
                    Put(slot, new DictionaryEntry(key, value));
                }
            }
        }

        /// <summary>Adds a key and its value; the key must not exist yet.</summary>
        public virtual void Add(object key, object value)
        {
            int slot = SlotOf(key);

            if (_slots[slot] != null)
            {
                throw new ArgumentException(
                    "Item has already been added. Key in dictionary: '" + key + "'  Key being added: '" + key + "'");
            }

            Put(slot, new DictionaryEntry(key, value));
        }

        /// <summary>Removes all keys.</summary>
        public virtual void Clear()
        {
            _slots = new DictionaryEntry[SmallestSize];
            _count = 0;
        }

        /// <summary>Returns a table with the same keys and values.</summary>
        public virtual object Clone()
        {
            Hashtable copy = new Hashtable(_count);

            foreach (DictionaryEntry entry in Entries())
            {
                copy.Add(entry.Key, entry.Value);
            }

            return copy;
        }

        /// <summary>Returns whether the dictionary contains the key.</summary>
        public virtual bool Contains(object key) => _slots[SlotOf(key)] != null;

        /// <summary>Copies the entries to an array, starting at the given index.</summary>
        public virtual void CopyTo(Array array, int index) => Entries().CopyTo(array, index);

        /// <summary>Returns an enumerator over the entries.</summary>
        public virtual IEnumerator GetEnumerator() => new HashtableEnumerator(Entries(), this);

        /// <summary>Removes a key if it exists; subsequent entries move up so that probing still finds them.</summary>
        public virtual void Remove(object key)
        {
            int gap = SlotOf(key);

            if (_slots[gap] == null)
            {
                return;
            }

            _slots[gap] = null;
            _count--;

            for (int slot = Next(gap); _slots[slot] != null; slot = Next(slot))
            {
                DictionaryEntry entry = _slots[slot];
                _slots[slot] = null;
                _slots[SlotOf(entry.Key)] = entry;
            }
        }

        private int Next(int slot) => (slot + 1) & (_slots.Length - 1);

        /// <summary>Returns the slot that contains a key, or else the free slot for that key.</summary>
        private int SlotOf(object key)
        {
            if (key == null)
            {
                throw new ArgumentNullException("key");
            }

            uint hash = (uint)key.GetHashCode() * 2654435769;
            int slot = (int)(hash >> 8) & (_slots.Length - 1);

            while (_slots[slot] != null && !_slots[slot].Key.Equals(key))
            {
                slot = Next(slot);
            }

            return slot;
        }

        private void Put(int slot, DictionaryEntry entry)
        {
            _slots[slot] = entry;
            _count++;

            if (_count * 4 > _slots.Length * 3)
            {
                DictionaryEntry[] entries = Entries();
                _slots = new DictionaryEntry[_slots.Length * 2];

                foreach (DictionaryEntry moved in entries)
                {
                    _slots[SlotOf(moved.Key)] = moved;
                }
            }
        }

        private object[] Parts(bool ofKeys)
        {
            DictionaryEntry[] entries = Entries();
            object[] parts = new object[entries.Length];

            for (int i = 0; i < parts.Length; i++)
            {
                parts[i] = ofKeys ? entries[i].Key : entries[i].Value;
            }

            return parts;
        }

        private DictionaryEntry[] Entries()
        {
            DictionaryEntry[] entries = new DictionaryEntry[_count];
            int at = 0;

            foreach (DictionaryEntry entry in _slots)
            {
                if (entry != null)
                {
                    entries[at++] = entry;
                }
            }

            return entries;
        }
    }
}
