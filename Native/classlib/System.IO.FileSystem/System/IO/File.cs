using System.Text;

namespace System.IO
{
    /// <summary>Operations on files by path.</summary>
    public static class File
    {
        /// <summary>Appends a string to a file, which is created if it does not exist.</summary>
        public static void AppendAllText(string path, string contents)
        {
            using (FileStream file = new FileStream(path, FileMode.Append))
            {
                WriteText(file, contents);
            }
        }

        /// <summary>Opens a file to append text; the file is created if it does not exist.</summary>
        public static StreamWriter AppendText(string path) => new StreamWriter(new FileStream(path, FileMode.Append));

        /// <summary>Copies a file to a path that must not yet exist.</summary>
        public static void Copy(string sourceFileName, string destFileName) => Copy(sourceFileName, destFileName, false);

        /// <summary>Copies a file; if overwrite is true, the copy may replace an existing file.</summary>
        public static void Copy(string sourceFileName, string destFileName, bool overwrite)
        {
            string from = Path.GetFullPath(sourceFileName, "sourceFileName");
            string to = Path.GetFullPath(destFileName, "destFileName");

            using (FileStream source = OpenRead(from))
            using (FileStream target = Open(to, overwrite ? FileMode.Create : FileMode.CreateNew, FileAccess.Write))
            {
                source.CopyTo(target);
            }
        }

        /// <summary>Creates or truncates a file and opens it for reading and writing.</summary>
        public static FileStream Create(string path) => new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        /// <summary>Creates or truncates a file and opens it for reading and writing.</summary>
        public static FileStream Create(string path, int bufferSize) =>
            new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize);

        /// <summary>Deletes a file; does nothing if the file does not exist.</summary>
        public static void Delete(string path)
        {
            string full = Path.GetFullPath(path);
            int result = NativeIO.DeleteFile(full);

            if (result != IOError.FileNotFound)
            {
                IOError.Check(result, full);
            }
        }

        /// <summary>Returns whether a file exists; false for a directory.</summary>
        public static bool Exists(string path)
        {
            if (path == null || path.Length == 0 || Path.IsSeparator(path[path.Length - 1]))
            {
                return false;
            }

            int attributes = NativeIO.GetAttributes(Path.GetFullPath(path));

            return attributes > 0 && (attributes & (int)FileAttributes.Directory) == 0;
        }

        /// <summary>Returns the attributes of a file or directory.</summary>
        public static FileAttributes GetAttributes(string path)
        {
            string full = Path.GetFullPath(path);
            int attributes = NativeIO.GetAttributes(full);
            IOError.Check(attributes, full);

            return (FileAttributes)attributes;
        }

        /// <summary>Moves a file to a path that must not yet exist.</summary>
        public static void Move(string sourceFileName, string destFileName)
        {
            string source = Path.GetFullPath(sourceFileName, "sourceFileName");
            string target = Path.GetFullPath(destFileName, "destFileName");
            int attributes = NativeIO.GetAttributes(source);
            IOError.Check(attributes, source);

            if ((attributes & (int)FileAttributes.Directory) != 0)
            {
                throw IOError.Of(IOError.FileNotFound, source);
            }

            if (source != target)
            {
                int result = NativeIO.Move(source, target);
                IOError.Check(result, result == IOError.PathAlreadyExists ? target : source);
            }
        }

        /// <summary>Opens a file for reading and writing, without sharing.</summary>
        public static FileStream Open(string path, FileMode mode) =>
            Open(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite, FileShare.None);

        /// <summary>Opens a file without sharing.</summary>
        public static FileStream Open(string path, FileMode mode, FileAccess access) => Open(path, mode, access, FileShare.None);

        /// <summary>Opens a file.</summary>
        public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) =>
            new FileStream(path, mode, access, share);

        /// <summary>Opens a file for reading; others may open it for reading, too.</summary>
        public static FileStream OpenRead(string path) => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);

        /// <summary>Opens a file to read its text.</summary>
        public static StreamReader OpenText(string path) => new StreamReader(OpenRead(path));

        /// <summary>Opens a file for writing. An existing file is not truncated; a missing file is created.</summary>
        public static FileStream OpenWrite(string path) => new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);

        /// <summary>Reads all bytes of a file.</summary>
        public static byte[] ReadAllBytes(string path)
        {
            using (FileStream file = OpenRead(path))
            {
                byte[] bytes = new byte[(int)file.Length];

                for (int at = 0; at < bytes.Length;)
                {
                    int count = file.Read(bytes, at, bytes.Length - at);

                    if (count == 0)
                    {
                        throw new IOException("Unable to read beyond the end of the stream.");
                    }

                    at += count;
                }

                return bytes;
            }
        }

        /// <summary>Reads a file as a string.</summary>
        public static string ReadAllText(string path)
        {
            byte[] bytes = ReadAllBytes(path);
            int mark = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;

            return Encoding.UTF8.GetString(bytes, mark, bytes.Length - mark);
        }

        /// <summary>Sets the attributes of a file or directory.</summary>
        public static void SetAttributes(string path, FileAttributes fileAttributes)
        {
            string full = Path.GetFullPath(path);
            IOError.Check(NativeIO.SetAttributes(full, (int)fileAttributes), full);
        }

        /// <summary>Writes bytes to a file, which is created, or overwritten if it exists.</summary>
        public static void WriteAllBytes(string path, byte[] bytes)
        {
            string full = Path.GetFullPath(path);

            if (bytes == null)
            {
                throw new ArgumentNullException("bytes");
            }

            using (FileStream file = new FileStream(full, FileMode.Create, FileAccess.Write))
            {
                file.Write(bytes, 0, bytes.Length);
            }
        }

        /// <summary>Writes a string to a file, which is created, or overwritten if it exists.</summary>
        public static void WriteAllText(string path, string contents)
        {
            using (FileStream file = new FileStream(path, FileMode.Create, FileAccess.Write))
            {
                WriteText(file, contents);
            }
        }

        private static void WriteText(FileStream file, string contents)
        {
            if (contents != null)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(contents);
                file.Write(bytes, 0, bytes.Length);
            }
        }
    }
}
