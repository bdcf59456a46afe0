using System.Runtime.InteropServices;

namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>System calls that .NET does not offer.</summary>
    internal static partial class Libc
    {
        public const int CurrentDirectory = -100;
        public const int NoFollow = 0x100;
        public const uint TypeOnly = 1;
        public const uint Exchange = 2;
        public const int CloseOnExec = 0x80000;
        public const int Exclusive = 2;
        public const int DoNotWait = 4;
        public const int WouldBlock = 11;

        [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
        public static partial int Statx(int directory, string path, int flags, uint mask, ref byte status);

        [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
        public static partial int Link(string from, string to);

        [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
        public static partial int RenameAt2(int oneDirectory, string one, int otherDirectory, string other, uint flags);

        [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
        public static partial int Open(string path, int flags);

        [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
        public static partial int Lock(int file, int operation);

        [LibraryImport("libc", EntryPoint = "close")]
        public static partial int Close(int file);
    }
}
