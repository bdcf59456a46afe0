namespace System.IO
{
    /// <summary>What files and directories have in common when they are held as objects.</summary>
    public abstract class FileSystemInfo : MarshalByRefObject
    {
        private int _attributes;

        /// <summary>The attributes, as they were when first asked for.</summary>
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

        /// <summary>Whether it exists.</summary>
        public abstract bool Exists { get; }

        /// <summary>The extension of the name, with its dot.</summary>
        public string Extension => Path.GetExtension(FullName);

        /// <summary>The full path.</summary>
        public virtual string FullName => Full;

        /// <summary>The last name of the path.</summary>
        public abstract string Name { get; }

        /// <summary>The full path.</summary>
        internal string Full { get; set; }

        /// <summary>The path as it was given.</summary>
        internal string Original { get; set; }

        /// <summary>Deletes it.</summary>
        public abstract void Delete();

        /// <summary>Forgets what is known: the file system is asked again.</summary>
        public virtual void Refresh() => _attributes = 0;

        /// <summary>Throws what is to be thrown when the file system has nothing with this path.</summary>
        protected abstract void HandleRefreshError();

        /// <summary>Attributes or failure, from the file system the first time.</summary>
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
