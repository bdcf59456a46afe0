using System.Text;

namespace System.IO
{
    /// <summary>Writes text to a stream as UTF-8, without buffering.</summary>
    public class StreamWriter : TextWriter
    {
        private readonly bool _closeStream;
        private Stream _stream;

        /// <summary>
        /// Creates a writer that starts at the stream's current position. If leaveOpen is true, closing the writer does not close the
        /// stream.
        /// </summary>
        public StreamWriter(Stream stream, bool leaveOpen = false)
        {
            if (stream == null)
            {
                throw new ArgumentNullException("stream");
            }

            if (!stream.CanWrite)
            {
                throw new ArgumentException();
            }

            _stream = stream;
            _closeStream = !leaveOpen;
        }

        /// <summary>The stream.</summary>
        public virtual Stream BaseStream => _stream;

        /// <summary>The encoding: UTF-8.</summary>
        public override Encoding Encoding => Encoding.UTF8;

        /// <summary>The line terminator: carriage return and line feed by default.</summary>
        public override string NewLine
        {
            get { return base.NewLine; }
            set { base.NewLine = value; }
        }

        /// <summary>Closes the writer, and the stream unless leaveOpen was set.</summary>
        public override void Close() => Dispose(true);

        /// <summary>Flushes the stream.</summary>
        public override void Flush()
        {
            CheckOpen();
            _stream.Flush();
        }

        /// <summary>Writes a character.</summary>
        public override void Write(char value) => Write(value.ToString());

        /// <summary>Writes a string.</summary>
        public override void Write(string value)
        {
            CheckOpen();

            if (value != null)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(value);
                _stream.Write(bytes, 0, bytes.Length);
            }
        }

        /// <summary>Writes a line terminator.</summary>
        public override void WriteLine() => Write(NewLine);

        /// <summary>Writes a string and a line terminator.</summary>
        public override void WriteLine(string value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Closes the stream unless leaveOpen was set.</summary>
        protected override void Dispose(bool disposing)
        {
            if (_stream != null)
            {
                _stream.Flush();

                if (_closeStream)
                {
                    _stream.Close();
                }
            }

            _stream = null;
        }

        private void CheckOpen()
        {
            if (_stream == null)
            {
                throw new ObjectDisposedException();
            }
        }
    }
}
