using System.Runtime.InteropServices;

namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>
    /// An exclusive lock on a folder, released when the process ends for any reason. No lock file is created, because the folder itself is
    /// locked (flock(2)). Before <see cref="HostFolder.TryExchange"/> replaces the locked folder with another one, the other folder must be
    /// locked too.
    /// </summary>
    public sealed class FolderLock : IDisposable
    {
        private const int MostTries = 100;
        private int _file;

        private FolderLock(int file) => _file = file;

        /// <summary>Locks a folder.</summary>
        /// <returns>The lock, or <see langword="null"/> if another process holds it.</returns>
        public static FolderLock? TryTake(string folder)
        {
            if (!OperatingSystem.IsLinux())
            {
                return new FolderLock(-1);
            }

            for (int tries = 0; tries < MostTries; tries++)
            {
                int file = Libc.Open(folder, Libc.CloseOnExec);
                if (file < 0)
                {
                    // The folder is not readable; the code that later reads it reports the error.
                    return new FolderLock(-1);
                }

                FolderLock taken = new(file);
                if (Libc.Lock(file, Libc.Exclusive | Libc.DoNotWait) != 0)
                {
                    // A network file system without locks returns a different error; the folder is then used without a lock.
                    if (Marshal.GetLastPInvokeError() == Libc.WouldBlock)
                    {
                        taken.Dispose();
                        return null;
                    }

                    return taken;
                }

                // Between open and flock, another process may have exchanged the folder.
                if (IsStillAt(folder, $"/proc/self/fd/{file}"))
                {
                    return taken;
                }

                taken.Dispose();
            }

            return null;
        }

        private static bool IsStillAt(string folder, string handle)
        {
            return HostEntry.KindOf(handle) != HostEntryKind.Link || HostEntry.RealPath(handle) == HostEntry.RealPath(folder);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_file >= 0)
            {
                _ = Libc.Close(_file);
                _file = -1;
            }
        }
    }
}
