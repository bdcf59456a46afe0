namespace System.IO
{
    /// <summary>Describes a directory, which need not exist.</summary>
    public sealed class DirectoryInfo : FileSystemInfo
    {
        /// <summary>Creates an object that describes the directory at the given path.</summary>
        public DirectoryInfo(string path)
        {
            Original = path;
            Full = Path.GetFullPath(path, "path");
        }

        /// <summary>Whether the directory exists.</summary>
        public override bool Exists
        {
            get
            {
                int attributes = Known();

                return attributes > 0 && (attributes & (int)FileAttributes.Directory) != 0;
            }
        }

        /// <summary>The last name of the path; for a root, the whole path.</summary>
        public override string Name
        {
            get
            {
                string path = Path.WithoutEnd(Full);

                return path.Length == Path.RootLength(path) ? path : Path.GetFileName(path);
            }
        }

        /// <summary>The parent directory; null for a root.</summary>
        public DirectoryInfo Parent
        {
            get
            {
                string parent = Path.GetDirectoryName(Path.WithoutEnd(Full));

                return parent == null ? null : new DirectoryInfo(parent);
            }
        }

        /// <summary>The root of the path.</summary>
        public DirectoryInfo Root => new DirectoryInfo(Path.GetPathRoot(Full));

        /// <summary>Creates the directory and its missing parents.</summary>
        public void Create()
        {
            Refresh();
            Directory.CreateDirectory(Full);
        }

        /// <summary>Creates a subdirectory.</summary>
        public DirectoryInfo CreateSubdirectory(string path)
        {
            if (path == null)
            {
                throw new ArgumentNullException("path");
            }

            return Directory.CreateDirectory(Path.Combine(Full, path));
        }

        /// <summary>Deletes the directory, which must be empty.</summary>
        public override void Delete() => Delete(false);

        /// <summary>Deletes the directory; if recursive is true, with its contents.</summary>
        public void Delete(bool recursive)
        {
            Refresh();
            Directory.Delete(Full, recursive);
        }

        /// <summary>Returns the subdirectories.</summary>
        public DirectoryInfo[] GetDirectories()
        {
            string[] paths = Directory.GetDirectories(Full);
            DirectoryInfo[] found = new DirectoryInfo[paths.Length];

            for (int i = 0; i < paths.Length; i++)
            {
                found[i] = new DirectoryInfo(paths[i]);
            }

            return found;
        }

        /// <summary>Returns the files in this directory.</summary>
        public FileInfo[] GetFiles()
        {
            string[] paths = Directory.GetFiles(Full);
            FileInfo[] found = new FileInfo[paths.Length];

            for (int i = 0; i < paths.Length; i++)
            {
                found[i] = new FileInfo(paths[i]);
            }

            return found;
        }

        /// <summary>Moves the directory and updates the path of this object.</summary>
        public void MoveTo(string destDirName)
        {
            Directory.Move(Full, destDirName);
            Refresh();
            Original = destDirName;
            Full = Path.GetFullPath(destDirName);
        }

        /// <summary>Returns the path as given to the constructor.</summary>
        public override string ToString() => Original;

        /// <summary>Throws the IOException for a missing directory.</summary>
        protected override void HandleRefreshError() => throw IOError.Of(IOError.DirectoryNotFound, Full);
    }
}
