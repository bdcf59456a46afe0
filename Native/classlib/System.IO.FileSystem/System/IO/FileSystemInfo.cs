namespace System.IO
{
    /// <summary>Base class of FileInfo and DirectoryInfo.</summary>
    public abstract class FileSystemInfo : MarshalByRefObject
    {
        private int _attributes;

        /// <summary>The attributes, which are cached at the first access.</summary>
        public FileAttributes Attributes
        {
            get
            {
                if (Known() < 0)
                {
                    HandleRefreshError();
                }

                return (FileAttributes)_attributes;
            }
        }

        /// <summary>Whether the entry exists.</summary>
        public abstract bool Exists { get; }

        /// <summary>The extension of the name, with its dot.</summary>
        public string Extension => Path.GetExtension(FullName);

        /// <summary>The full path.</summary>
        public virtual string FullName => Full;

        /// <summary>The last name in the path.</summary>
        public abstract string Name { get; }

        /// <summary>The full path.</summary>
        internal string Full { get; set; }

        /// <summary>The path as given to the constructor.</summary>
        internal string Original { get; set; }

        /// <summary>Deletes the entry.</summary>
        public abstract void Delete();

        /// <summary>Discards the cached information, which is then read again when needed.</summary>
        public virtual void Refresh() => _attributes = 0;

        /// <summary>Throws the exception for a missing file or directory.</summary>
        protected abstract void HandleRefreshError();

        /// <summary>Returns the attributes or a failure code; the result is cached.</summary>
        internal int Known()
        {
            if (_attributes == 0)
            {
                _attributes = NativeIO.GetAttributes(Path.WithoutEnd(Full));
            }

            return _attributes;
        }
    }
}
