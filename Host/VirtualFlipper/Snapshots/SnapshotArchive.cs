using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Snapshots
{
    /// <summary>
    /// The state of a machine as a sequence of named entries. Each part has a single method for saving and restoring, which passes the
    /// part's members to the archive; the archive saves them or returns the saved values.
    /// </summary>
    /// <remarks>
    /// An entry consists of a name, a length and the bytes. The entry names are the member names, so a snapshot from a version with
    /// different members is rejected at the first difference.
    /// </remarks>
    public sealed class SnapshotArchive
    {
        private const int PartMark = -2;
        private const int Absent = -1;
        private const int LargestEntry = 1 << 30;

        private readonly BinaryWriter? _writer;
        private readonly BinaryReader? _reader;
        private readonly Stack<(ISnapshotPart? Part, string Name)> _parts = new();

        private SnapshotArchive(BinaryWriter? writer, BinaryReader? reader)
        {
            _writer = writer;
            _reader = reader;
        }

        /// <summary>Raised for each member. The arguments are the part and the name of the member.</summary>
        public event Action<ISnapshotPart, string>? Passed;

        /// <summary>Gets a value indicating whether the archive restores state instead of saving it.</summary>
        public bool IsRestoring => _reader is not null;

        /// <summary>Gets the number of scheduled clock events that the archive contains so far.</summary>
        public int Events { get; private set; }

        /// <summary>Creates an archive for saving.</summary>
        /// <param name="target">Stream that receives the entries; it stays open.</param>
        public static SnapshotArchive To(Stream target) => new(new BinaryWriter(target, Encoding.UTF8, true), null);

        /// <summary>Creates an archive for restoring.</summary>
        /// <param name="source">Stream that contains the entries; it stays open.</param>
        public static SnapshotArchive From(Stream source) => new(null, new BinaryReader(source, Encoding.UTF8, true));

        /// <summary>Saves or restores a part.</summary>
        /// <param name="name">Name of the entry; by default the name of the member.</param>
        public void Part(ISnapshotPart part, [CallerArgumentExpression(nameof(part))] string name = "")
        {
            Header(name, PartMark);
            _parts.Push((part, name));
            part.SaveOrRestore(this);
            _parts.Pop();
        }

        /// <summary>Saves or restores a value.</summary>
        /// <typeparam name="T">A number, flag or enumeration.</typeparam>
        /// <param name="name">Name of the entry; by default the name of the member.</param>
        /// <returns>The value to assign to the member.</returns>
        public T Value<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
            where T : unmanaged
        {
            Raw(name, MemoryMarshal.AsBytes(new Span<T>(ref value)));

            return value;
        }

        /// <summary>Saves or restores an optional value.</summary>
        /// <typeparam name="T">A number, flag or enumeration.</typeparam>
        /// <param name="value">The value; null if it is absent.</param>
        /// <param name="name">Name of the entry; by default the name of the member.</param>
        /// <returns>The value to assign to the member.</returns>
        public T? Optional<T>(T? value, [CallerArgumentExpression(nameof(value))] string name = "")
            where T : unmanaged
        {
            T content = value ?? default;
            int size = Header(name, value is null ? Absent : Unsafe.SizeOf<T>(), Unsafe.SizeOf<T>());

            if (size == Absent)
            {
                return null;
            }

            Bytes(MemoryMarshal.AsBytes(new Span<T>(ref content)));

            return content;
        }

        /// <summary>Saves or restores the elements of an array, whose length is fixed.</summary>
        /// <typeparam name="T">A number, flag or enumeration.</typeparam>
        /// <param name="name">Name of the entry; by default the name of the member.</param>
        public void Content<T>(T[] content, [CallerArgumentExpression(nameof(content))] string name = "")
            where T : unmanaged => Raw(name, MemoryMarshal.AsBytes(content.AsSpan()));

        /// <summary>Saves or restores memory of fixed length.</summary>
        /// <param name="name">Name of the entry; by default the name of the member.</param>
        public void Memory(Span<byte> content, [CallerArgumentExpression(nameof(content))] string name = "") => Raw(name, content);

        /// <summary>Saves or restores any number of bytes.</summary>
        /// <param name="value">The bytes; null if there are none.</param>
        /// <param name="name">Name of the entry; by default the name of the member.</param>
        /// <returns>The bytes to assign to the member.</returns>
        public byte[]? Block(byte[]? value, [CallerArgumentExpression(nameof(value))] string name = "")
        {
            int size = Header(name, value?.Length ?? Absent, null);

            if (size == Absent)
            {
                return null;
            }

            byte[] content = IsRestoring ? new byte[size] : value!;

            Bytes(content);

            return content;
        }

        /// <summary>Saves or restores a string.</summary>
        /// <param name="value">The string to save; may be null.</param>
        /// <param name="name">Name of the entry; by default the name of the member.</param>
        /// <returns>The string to assign to the member.</returns>
        public string? Text(string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
            Block(value is null ? null : Encoding.UTF8.GetBytes(value), name) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

        /// <summary>Saves or restores a list or set of values.</summary>
        /// <typeparam name="T">A number, flag or enumeration.</typeparam>
        /// <param name="items">The values, which are replaced when restoring.</param>
        /// <param name="name">Name of the entry; by default the name of the member.</param>
        public void Items<T>(ICollection<T> items, [CallerArgumentExpression(nameof(items))] string name = "")
            where T : unmanaged
        {
            T[] passed = Elements([.. items], name);

            if (IsRestoring)
            {
                items.Clear();
                Array.ForEach(passed, items.Add);
            }
        }

        /// <summary>Saves or restores a queue of values.</summary>
        /// <typeparam name="T">A number, flag or enumeration.</typeparam>
        /// <param name="items">The values, which are replaced when restoring.</param>
        /// <param name="name">Name of the entry; by default the name of the member.</param>
        public void Items<T>(Queue<T> items, [CallerArgumentExpression(nameof(items))] string name = "")
            where T : unmanaged
        {
            T[] passed = Elements([.. items], name);

            if (IsRestoring)
            {
                items.Clear();
                Array.ForEach(passed, items.Enqueue);
            }
        }

        /// <summary>Saves or restores a dictionary of values.</summary>
        /// <typeparam name="TKey">A number, flag or enumeration.</typeparam>
        /// <typeparam name="TValue">A number, flag or enumeration.</typeparam>
        /// <param name="items">The dictionary, which is replaced when restoring.</param>
        /// <param name="name">Name of the entry; by default the name of the member.</param>
        public void Table<TKey, TValue>(
            Dictionary<TKey, TValue> items, [CallerArgumentExpression(nameof(items))] string name = "")
            where TKey : unmanaged
            where TValue : unmanaged
        {
            TKey[] keys = Elements([.. items.Keys], name);
            TValue[] values = Elements([.. items.Values], name);

            if (IsRestoring)
            {
                items.Clear();

                for (int i = 0; i < keys.Length; i++)
                {
                    items.Add(keys[i], values[i]);
                }
            }
        }

        /// <summary>Saves or restores a list of objects.</summary>
        /// <param name="items">The objects, which are replaced when restoring.</param>
        /// <param name="exchange">
        /// Saves or restores one object. The argument is the object when saving, and null when restoring. Returns the object to store in
        /// the list.
        /// </param>
        /// <param name="name">Name of the entry; by default the name of the member.</param>
        public void Objects<T>(
            ICollection<T> items, Func<T?, T> exchange, [CallerArgumentExpression(nameof(items))] string name = "")
            where T : class
        {
            int count = Value(items.Count, name);

            if (!IsRestoring)
            {
                foreach (T item in items)
                {
                    _ = exchange(item);
                }

                return;
            }

            items.Clear();

            for (int i = 0; i < count; i++)
            {
                items.Add(exchange(null));
            }
        }

        /// <summary>
        /// Saves or restores an event of the virtual clock. A restored event keeps its original time and its original order among events
        /// due at the same time.
        /// </summary>
        /// <param name="planned">The event, which is cancelled when restoring; null if none is scheduled.</param>
        /// <param name="action">The action that the event performs.</param>
        /// <param name="name">Name of the entry; by default the name of the member.</param>
        /// <returns>The event to assign to the member; null if none is scheduled.</returns>
        public ClockEvent? Event(
            VirtualClock clock, ClockEvent? planned, Action action, [CallerArgumentExpression(nameof(planned))] string name = "")
        {
            bool isPlanned = Value(planned is { IsOver: false }, name);
            long due = Value(isPlanned && planned is not null ? planned.Due : 0, name);
            long order = Value(isPlanned && planned is not null ? planned.Order : 0, name);

            Events += isPlanned ? 1 : 0;

            if (!IsRestoring)
            {
                return planned;
            }

            planned?.Cancel();

            return isPlanned ? clock.Restore(due, order, action) : null;
        }

        private T[] Elements<T>(T[] items, string name)
            where T : unmanaged
        {
            int count = Value(items.Length, name);
            T[] content = IsRestoring ? new T[count] : items;

            Raw(name, MemoryMarshal.AsBytes(content.AsSpan()));

            return content;
        }

        private void Raw(string name, Span<byte> bytes)
        {
            _ = Header(name, bytes.Length);
            Bytes(bytes);
        }

        private void Bytes(Span<byte> bytes)
        {
            _writer?.Write(bytes);
            _reader?.BaseStream.ReadExactly(bytes);
        }

        private int Header(string name, int size) => Header(name, size, size);

        /// <summary>Saves or restores the header of an entry.</summary>
        /// <param name="name">The name, which must match when restoring.</param>
        /// <param name="size">The size to write when saving.</param>
        /// <param name="expected">
        /// The size that an entry other than <see cref="Absent"/> must have when restoring; null for any size.
        /// </param>
        /// <returns>The size written or read.</returns>
        private int Header(string name, int size, int? expected)
        {
            if (_parts.TryPeek(out (ISnapshotPart? Part, string Name) part) && part.Part is not null)
            {
                Passed?.Invoke(part.Part, name);
            }

            _writer?.Write(name);
            _writer?.Write(size);

            if (_reader is null)
            {
                return size;
            }

            string found = _reader.ReadString();
            int length = _reader.ReadInt32();
            bool isAsExpected = length == (expected ?? length) || (length == Absent && expected != PartMark);

            return found == name && isAsExpected && length is >= PartMark and <= LargestEntry
                ? length
                : throw new SnapshotException(
                    $"The snapshot is from another version: it has {found} ({length} bytes) in place of this version's {Path(name)}.");
        }

        private string Path(string name) => string.Join('.', _parts.Reverse().Select(part => part.Name).Append(name));
    }
}
