namespace System.IO
{
    /// <summary>Describes a file, which need not exist.</summary>
    public sealed class FileInfo : FileSystemInfo
    {
        /// <summary>Creates an object that describes the file at the given path.</summary>
        public FileInfo(string fileName)
        {
            Original = fileName;
            Full = Path.GetFullPath(fileName, "fileName");
        }

        /// <summary>The directory that contains the file.</summary>
        public DirectoryInfo Directory
        {
            get
            {
                string name = DirectoryName;

                return name == null ? null : new DirectoryInfo(name);
            }
        }

        /// <summary>Full path of the directory that contains the file.</summary>
        public string DirectoryName => Path.GetDirectoryName(Full);

        /// <summary>Whether the file exists; false for a directory.</summary>
        public override bool Exists
        {
            get
            {
                int attributes = Known();

                return attributes > 0 && (attributes & (int)FileAttributes.Directory) == 0;
            }
        }

        /// <summary>Length in bytes.</summary>
        public long Length
        {
            get
            {
                long size = Exists ? NativeIO.GetSize(Full) : IOError.FileNotFound;
                IOError.Check(size < 0 ? (int)size : 0, Full);

                return size;
            }
        }

        /// <summary>The last name in the path.</summary>
        public override string Name => Path.GetFileName(Full);

        /// <summary>Creates or truncates the file and opens it.</summary>
        public FileStream Create()
        {
            Refresh();

            return File.Create(Full);
        }

        /// <summary>Deletes the file; does nothing if the file does not exist.</summary>
        public override void Delete()
        {
            Refresh();
            File.Delete(Full);
        }

        /// <summary>Returns the path as given to the constructor.</summary>
        public override string ToString() => Original;

        /// <summary>Throws the IOException for a missing file.</summary>
        protected override void HandleRefreshError() => throw IOError.Of(IOError.FileNotFound, Full);
    }
}
