using System.Collections;
using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>The card and its file system (Native/drivers/card, Native/fat).</summary>
    /// <remarks>
    /// This class does not use System.IO.FileSystem, which reports errors as exceptions without codes, needs a stream object with buffers
    /// for each file, and would occupy more space in the image than the driver itself. The natives here return the status codes of
    /// <see cref="ICard"/>.
    /// </remarks>
    public sealed class NativeCard : ICard
    {
        // Flags of an entry, as returned by Native/interop/card.cpp.
        private const int Directory = 1;
        private const int Incomplete = 2;
        private const int ReadOnly = 4;

        /// <inheritdoc/>
        public extern bool IsPresent
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <inheritdoc/>
        public extern bool IsReadOnly
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <inheritdoc/>
        public extern long FreeBytes
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern long CountFreeBytes();

        /// <inheritdoc/>
        public extern int ClusterSize
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern CardStatus Mount();

        /// <inheritdoc/>
        public CardStatus Open(string path, CardMode mode, out ICardFile file)
        {
            int handle = NativeOpen(path, mode);
            file = handle < 0 ? null : new NativeCardFile(handle);
            return handle < 0 ? (CardStatus)handle : CardStatus.Ok;
        }

        /// <inheritdoc/>
        public CardStatus Stat(string path, out CardEntry entry)
        {
            CardStatus status = NativeStat(path, out string name, out int kind, out uint size);
            entry = status == CardStatus.Ok ? Entry(name, kind, size) : null;
            return status;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern CardStatus HashPath(string path, uint seed, out uint hash);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern CardStatus Identify(string path, out uint identity);

        /// <inheritdoc/>
        public CardStatus List(string path, ArrayList entries)
        {
            CardStatus status = NativeBeginList(path);
            while (status == CardStatus.Ok)
            {
                status = NativeNextEntry(out string name, out int kind, out uint size);
                if (status == CardStatus.NotFound)
                {
                    return CardStatus.Ok;
                }

                if (status == CardStatus.Ok)
                {
                    entries.Add(Entry(name, kind, size));
                }
            }

            return status;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern CardStatus MakeDirectory(string path);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern CardStatus Delete(string path);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern CardStatus Replace(string from, string to);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern CardStatus Sync();

        private static CardEntry Entry(string name, int kind, uint size)
        {
            return new CardEntry(name, (kind & Directory) != 0, size, (kind & Incomplete) != 0, (kind & ReadOnly) != 0);
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int NativeOpen(string path, CardMode mode);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern CardStatus NativeStat(string path, out string name, out int kind, out uint size);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern CardStatus NativeBeginList(string path);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern CardStatus NativeNextEntry(out string name, out int kind, out uint size);
    }
}
