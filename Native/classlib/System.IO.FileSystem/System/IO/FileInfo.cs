namespace System.IO
{
    /// <summary>A file held as an object, whether it exists or not.</summary>
    public sealed class FileInfo : FileSystemInfo
    {
        /// <summary>Creates the object for a path.</summary>
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

        /// <summary>Whether there is a file, not a directory, with this path.</summary>
        public override bool Exists
        {
            get
            {
                int attributes = Known();

                return attributes > 0 && (attributes & (int)FileAttributes.Directory) == 0;
            }
        }

        /// <summary>Number of bytes.</summary>
        public long Length
        {
            get
            {
                long size = Exists ? NativeIO.GetSize(Full) : IOError.FileNotFound;
                IOError.Check(size < 0 ? (int)size : 0, Full);

                return size;
            }
        }

        /// <summary>The last name of the path.</summary>
        public override string Name => Path.GetFileName(Full);

        /// <summary>Creates or empties the file and opens it.</summary>
        public FileStream Create()
        {
            Refresh();

            return File.Create(Full);
        }

        /// <summary>Deletes the file; it is well if there is none.</summary>
        public override void Delete()
        {
            Refresh();
            File.Delete(Full);
        }

        /// <summary>The path as it was given.</summary>
        public override string ToString() => Original;

        /// <summary>Throws that there is no such file.</summary>
        protected override void HandleRefreshError() => throw IOError.Of(IOError.FileNotFound, Full);
    }
}
