namespace System.IO
{
    /// <summary>A stream over a file. The stream does not buffer data; the file system may do so until Flush or Close.</summary>
    public class FileStream : Stream
    {
        private readonly long _appendStart;
        private readonly byte[] _one = new byte[1];
        private int _handle;
        private long _position;
        private bool _open;

        /// <summary>Opens a file for reading and writing; with Append, only for writing.</summary>
        public FileStream(string path, FileMode mode)
            : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite, FileShare.Read)
        {
        }

        /// <summary>Opens a file; while it is open, others may open it only for reading.</summary>
        public FileStream(string path, FileMode mode, FileAccess access) : this(path, mode, access, FileShare.Read)
        {
        }

        /// <summary>Opens a file.</summary>
        public FileStream(string path, FileMode mode, FileAccess access, FileShare share) : this(path, mode, access, share, 4096)
        {
        }

        /// <summary>Opens a file. The buffer size is ignored, because there is no buffer.</summary>
        public FileStream(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize)
        {
            Name = Path.GetFullPath(path);
            CheckChoice(mode, access, share, bufferSize);
            Access = access;
            Share = share;
            OpenFiles.Add(this);
            _handle = NativeIO.Open(Name, (int)(mode == FileMode.Append ? FileMode.OpenOrCreate : mode), (int)access);

            if (_handle < 0)
            {
                OpenFiles.Remove(this);
                throw IOError.Of(_handle, Name);
            }

            _open = true;

            if (mode == FileMode.Append)
            {
                _appendStart = NativeIO.GetLength(_handle);
                _position = _appendStart;
            }
        }

        /// <summary>Whether the file is open for reading.</summary>
        public override bool CanRead => _open && (Access & FileAccess.Read) != 0;

        /// <summary>Whether the position can be set, that is, whether the stream is open.</summary>
        public override bool CanSeek => _open;

        /// <summary>Whether the file is open for writing.</summary>
        public override bool CanWrite => _open && (Access & FileAccess.Write) != 0;

        /// <summary>Length in bytes.</summary>
        public override long Length
        {
            get
            {
                CheckOpen();

                return NativeIO.GetLength(_handle);
            }
        }

        /// <summary>The full path.</summary>
        public string Name { get; }

        /// <summary>Position of the next read or write, which may be past the end.</summary>
        public override long Position
        {
            get
            {
                CheckOpen();

                return _position;
            }

            set
            {
                CheckOpen();

                if (value < 0)
                {
                    throw new ArgumentOutOfRangeException("value", "Non-negative number required.");
                }

                Seek(value, SeekOrigin.Begin);
            }
        }

        internal FileAccess Access { get; }

        internal FileShare Share { get; }

        internal FileStream Next { get; set; }

        /// <summary>Flushes all data to the medium and closes the file.</summary>
        public override void Close() => Dispose(true);

        /// <summary>Flushes all data to the medium.</summary>
        public override void Flush()
        {
            CheckOpen();
            IOError.Check(NativeIO.Flush(_handle), Name);
        }

        /// <summary>Reads up to count bytes; returns 0 at the end of the stream.</summary>
        public override int Read(byte[] buffer, int offset, int count)
        {
            CheckRange(buffer, offset, count);
            CheckReadable();
            int read = NativeIO.Read(_handle, _position, buffer, offset, count);
            IOError.Check(read, Name);
            _position += read;

            return read;
        }

        /// <summary>Reads as many bytes as fit into the buffer; returns 0 at the end of the stream.</summary>
        public override int Read(SpanByte buffer) => ReadThroughBlock(buffer);

        /// <summary>Reads a byte; returns -1 at the end of the stream.</summary>
        public override int ReadByte() => Read(_one, 0, 1) == 0 ? -1 : _one[0];

        /// <summary>Sets the position and returns it, relative to the start of the stream.</summary>
        public override long Seek(long offset, SeekOrigin origin)
        {
            if (origin < SeekOrigin.Begin || origin > SeekOrigin.End)
            {
                throw new ArgumentException("Invalid seek origin.", "origin");
            }

            CheckOpen();
            long position = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : Length);

            if (position < 0)
            {
                throw new IOException("Invalid argument : '" + Name + "'");
            }

            if (position < _appendStart)
            {
                throw new IOException("Unable seek backward to overwrite data that previously existed in a file opened in Append mode.");
            }

            _position = position;

            return position;
        }

        /// <summary>Truncates the file or extends it with zeros.</summary>
        public override void SetLength(long value)
        {
            if (value < 0)
            {
                throw new ArgumentOutOfRangeException("value", "Non-negative number required.");
            }

            CheckWritable();

            if (value < _appendStart)
            {
                throw new IOException("Unable to truncate data that previously existed in a file opened in Append mode.");
            }

            IOError.Check(NativeIO.SetLength(_handle, value), Name);
            _position = _position > value ? value : _position;
        }

        /// <summary>Writes bytes. If the position is past the end of the file, the gap is filled with zeros.</summary>
        public override void Write(byte[] buffer, int offset, int count)
        {
            CheckRange(buffer, offset, count);
            CheckWritable();

            if (count > 0 && _position > NativeIO.GetLength(_handle))
            {
                IOError.Check(NativeIO.SetLength(_handle, _position), Name);
            }

            IOError.Check(NativeIO.Write(_handle, _position, buffer, offset, count), Name);
            _position += count;
        }

        /// <summary>Writes a byte.</summary>
        public override void WriteByte(byte value)
        {
            _one[0] = value;
            Write(_one, 0, 1);
        }

        /// <summary>Closes the file.</summary>
        protected override void Dispose(bool disposing)
        {
            if (!_open)
            {
                return;
            }

            _open = false;
            OpenFiles.Remove(this);
            IOError.Check(NativeIO.Close(_handle), Name);
        }

        private static void CheckChoice(FileMode mode, FileAccess access, FileShare share, int bufferSize)
        {
            CheckEnum((int)mode, (int)FileMode.CreateNew, (int)FileMode.Append, "mode");
            CheckEnum((int)access, (int)FileAccess.Read, (int)FileAccess.ReadWrite, "access");
            CheckEnum((int)share, (int)FileShare.None, (int)FileShare.ReadWrite, "share");

            if (bufferSize < 0)
            {
                throw new ArgumentOutOfRangeException("bufferSize", "Non-negative number required.");
            }

            if ((access & FileAccess.Write) == 0 && mode != FileMode.Open && mode != FileMode.OpenOrCreate)
            {
                string name = mode == FileMode.CreateNew ? "CreateNew"
                    : mode == FileMode.Create ? "Create"
                    : mode == FileMode.Truncate ? "Truncate"
                    : "Append";
                throw new ArgumentException("Combining FileMode: " + name + " with FileAccess: Read is invalid.", "access");
            }

            if (mode == FileMode.Append && (access & FileAccess.Read) != 0)
            {
                throw new ArgumentException("Append access can be requested only in write-only mode.", "access");
            }
        }

        private static void CheckEnum(int value, int first, int last, string parameter)
        {
            if (value < first || value > last)
            {
                throw new ArgumentOutOfRangeException(parameter, "Enum value was out of legal range.");
            }
        }

        private void CheckOpen()
        {
            if (!_open)
            {
                throw new ObjectDisposedException("Cannot access a closed file.", (Exception)null);
            }
        }

        private void CheckReadable()
        {
            CheckOpen();

            if ((Access & FileAccess.Read) == 0)
            {
                throw new NotSupportedException("Stream does not support reading.");
            }
        }

        private void CheckWritable()
        {
            CheckOpen();

            if ((Access & FileAccess.Write) == 0)
            {
                throw new NotSupportedException("Stream does not support writing.");
            }
        }
    }
}
