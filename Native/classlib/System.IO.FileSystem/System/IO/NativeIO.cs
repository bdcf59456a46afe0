using System.Runtime.CompilerServices;

namespace System.IO
{
    /// <summary>
    /// The file system (Native/runtime/natives/files.cpp). Paths are full paths, as returned by <see cref="Path.GetFullPath(string)"/>.
    /// Negative results are failure codes, which callers convert to exceptions (<see cref="IOError"/>).
    /// </summary>
    internal static class NativeIO
    {
        /// <summary>
        /// Opens a file with a <see cref="FileMode"/> (except Append) and a <see cref="FileAccess"/>; returns the handle.
        /// </summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Open(string path, int mode, int access);

        /// <summary>Flushes all data to the medium and closes the file, even if flushing fails.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Close(int handle);

        /// <summary>Flushes all data to the medium.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Flush(int handle);

        /// <summary>Reads from the given position; returns the number of bytes, which is 0 at or past the end of the file.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Read(int handle, long position, byte[] buffer, int offset, int count);

        /// <summary>Writes all bytes to the given position, which must not be past the end of the file.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Write(int handle, long position, byte[] buffer, int offset, int count);

        /// <summary>Returns the length of an open file in bytes.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern long GetLength(int handle);

        /// <summary>Truncates a file or extends it with zeros.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int SetLength(int handle, long length);

        /// <summary>Returns the <see cref="FileAttributes"/> of a file or directory, never 0.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int GetAttributes(string path);

        /// <summary>Sets the attributes that the file system supports.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int SetAttributes(string path, int attributes);

        /// <summary>Returns the length of a file in bytes.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern long GetSize(string path);

        /// <summary>Creates a directory in an existing one.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int CreateDirectory(string path);

        /// <summary>Deletes a file.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int DeleteFile(string path);

        /// <summary>Deletes an empty directory.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int DeleteDirectory(string path);

        /// <summary>Moves a file or directory within its volume to a path that must not yet exist.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Move(string from, string to);

        /// <summary>Starts listing a directory; only one listing can be active.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int BeginList(string path);

        /// <summary>Advances to the next entry; returns its attributes, or 0 after the last entry.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int NextEntry();

        /// <summary>Returns the name of the entry to which <see cref="NextEntry"/> has advanced.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern string GetEntryName();

        /// <summary>Returns the initial current directory.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern string GetStartDirectory();

        /// <summary>Returns the character that separates the names of a path.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern char GetSeparator();

        /// <summary>Returns the capacity in bytes, including used space, of the volume that contains a path.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern long GetVolumeSize(string path);

        /// <summary>Returns whether a card is inserted.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern bool IsCardPresent();

        /// <summary>Mounts the file system on the card again.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Mount();
    }
}
