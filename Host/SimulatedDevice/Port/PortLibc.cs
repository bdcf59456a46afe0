using System.Runtime.InteropServices;

namespace FlipperUpdaterNano.SimulatedDevice.Port
{
    /// <summary>The system calls for pseudo-terminals, with Linux's constants.</summary>
    internal static partial class PortLibc
    {
        public const int ReadWrite = 2;
        public const int NoControllingTerminal = 0x100;
        public const int CloseOnExec = 0x80000;
        public const short Readable = 1;
        public const short Writable = 4;
        public const short Hangup = 16;
        public const int FlushBoth = 2;

        [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
        public static partial int OpenMaster(int flags);

        [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
        public static partial int Grant(int master);

        [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
        public static partial int Unlock(int master);

        [LibraryImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
        public static partial int NameOfSlave(int master, Span<byte> name, nint size);

        [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
        public static partial int Open(string path, int flags);

        [LibraryImport("libc", EntryPoint = "close")]
        public static partial int Close(int file);

        [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
        public static partial nint Read(int file, Span<byte> bytes, nint count);

        [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
        public static partial nint Write(int file, ReadOnlySpan<byte> bytes, nint count);

        [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
        public static partial int Poll(ref PollEntry entry, nuint count, int milliseconds);

        [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
        public static partial int GetAttributes(int file, Span<byte> attributes);

        [LibraryImport("libc", EntryPoint = "cfmakeraw")]
        public static partial void MakeRaw(Span<byte> attributes);

        [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
        public static partial int SetAttributes(int file, int when, ReadOnlySpan<byte> attributes);

        [LibraryImport("libc", EntryPoint = "tcflush", SetLastError = true)]
        public static partial int Flush(int file, int queues);

        /// <summary>struct pollfd.</summary>
        [StructLayout(LayoutKind.Sequential)]
        public struct PollEntry
        {
            public int File;
            public short Wanted;
            public short Found;
        }
    }
}
