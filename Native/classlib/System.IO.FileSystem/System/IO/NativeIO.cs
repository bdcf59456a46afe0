using System.Runtime.CompilerServices;

namespace System.IO
{
    /// <summary>
    /// The file system (Native/runtime/natives/files.cpp). Paths are full ones, as <see cref="Path.GetFullPath(string)"/> makes them.
    /// Results below zero are failures, of which callers make exceptions (<see cref="IOError"/>).
    /// </summary>
    internal static class NativeIO
    {
        /// <summary>Opens a file with a <see cref="FileMode"/> other than Append and a <see cref="FileAccess"/>; the handle.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Open(string path, int mode, int access);

        /// <summary>Brings everything to the medium and closes the file, also when it fails.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Close(int handle);

        /// <summary>Brings everything to the medium.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Flush(int handle);

        /// <summary>Reads at a position; the number of bytes, 0 at or past the end.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Read(int handle, long position, byte[] buffer, int offset, int count);

        /// <summary>Writes all bytes at a position up to the end.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Write(int handle, long position, byte[] buffer, int offset, int count);

        /// <summary>Number of bytes of an open file.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern long GetLength(int handle);

        /// <summary>Cuts a file off, or fills it up with zeros.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int SetLength(int handle, long length);

        /// <summary>The <see cref="FileAttributes"/> of a file or directory, never 0.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int GetAttributes(string path);

        /// <summary>Sets those of the attributes that the file system keeps.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int SetAttributes(string path, int attributes);

        /// <summary>Number of bytes of a file.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern long GetSize(string path);

        /// <summary>Creates a directory in one that exists.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int CreateDirectory(string path);

        /// <summary>Deletes a file.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int DeleteFile(string path);

        /// <summary>Deletes an empty directory.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int DeleteDirectory(string path);

        /// <summary>Gives a file or directory another path on its volume; nothing may have that path.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Move(string from, string to);

        /// <summary>Begins to list a directory; only one listing is under way at a time.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int BeginList(string path);

        /// <summary>Goes on to the next entry: its attributes, or 0 after the last one.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int NextEntry();

        /// <summary>Name of the entry that <see cref="NextEntry"/> went to.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern string GetEntryName();

        /// <summary>The directory that relative paths begin with at the start.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern string GetStartDirectory();

        /// <summary>The separator between the names of a path.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern char GetSeparator();

        /// <summary>Bytes that the volume of a path has room for, those in use included.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern long GetVolumeSize(string path);

        /// <summary>Whether a card is in its slot.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern bool IsCardPresent();

        /// <summary>Finds the file system on the card anew.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Mount();
    }
}
