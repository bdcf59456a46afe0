using System.Collections;
using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>The card and its file system (Native/drivers/card, Native/drivers/fat).</summary>
    /// <remarks>
    /// Not through System.IO.FileSystem: it reports by exceptions without codes, needs a stream class and its buffers for each file, and would
    /// take more of the image than the driver itself. These natives answer with the status that <see cref="ICard"/> wants.
    /// </remarks>
    public sealed class NativeCard : ICard
    {
        /// <inheritdoc/>
        public bool IsPresent => IsInSlot();

        /// <inheritdoc/>
        public bool IsReadOnly => IsProtected();

        /// <inheritdoc/>
        public long FreeBytes => CountFreeBytes();

        /// <inheritdoc/>
        public int ClusterSize => GetClusterSize();

        /// <inheritdoc/>
        public int Mount()
        {
            return MountVolume();
        }

        /// <inheritdoc/>
        public int Open(string path, CardMode mode, out ICardFile file)
        {
            int handle = OpenFile(path, (int)mode);
            file = handle < 0 ? null : new NativeCardFile(handle);
            return handle < 0 ? handle : CardStatus.Ok;
        }

        /// <inheritdoc/>
        public int Stat(string path, out CardEntry entry)
        {
            int status = Find(path);
            entry = status == CardStatus.Ok ? TakeEntry() : null;
            return status;
        }

        /// <inheritdoc/>
        public int List(string path, ArrayList entries)
        {
            int status = BeginList(path);
            while (status == CardStatus.Ok)
            {
                status = NextEntry();
                if (status == CardStatus.NotFound)
                {
                    return CardStatus.Ok;
                }

                if (status == CardStatus.Ok)
                {
                    entries.Add(TakeEntry());
                }
            }

            return status;
        }

        /// <inheritdoc/>
        public int MakeDirectory(string path)
        {
            return CreateDirectory(path);
        }

        /// <inheritdoc/>
        public int Delete(string path)
        {
            return Remove(path);
        }

        /// <inheritdoc/>
        public int Replace(string from, string to)
        {
            return Rename(from, to);
        }

        private static CardEntry TakeEntry()
        {
            return new CardEntry(GetEntryName(), IsEntryDirectory(), GetEntrySize());
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern bool IsInSlot();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern bool IsProtected();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern long CountFreeBytes();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int GetClusterSize();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int MountVolume();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int OpenFile(string path, int mode);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Find(string path);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int BeginList(string path);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int NextEntry();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern string GetEntryName();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern bool IsEntryDirectory();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern uint GetEntrySize();

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int CreateDirectory(string path);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Remove(string path);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Rename(string from, string to);
    }
}
