namespace System.IO
{
    /// <summary>Base class of classes that read characters.</summary>
    public abstract class TextReader : MarshalByRefObject, IDisposable
    {
        /// <summary>Closes the reader.</summary>
        public virtual void Close() => Dispose(true);

        /// <summary>Closes the reader.</summary>
        public void Dispose() => Dispose(true);

        /// <summary>Returns the next character without consuming it, or -1 at the end of the text.</summary>
        public virtual int Peek() => -1;

        /// <summary>Returns the next character, or -1 at the end of the text.</summary>
        public virtual int Read() => -1;

        /// <summary>Reads up to count characters.</summary>
        public virtual int Read(char[] buffer, int index, int count)
        {
            int read = 0;

            for (int c = 0; read < count && (c = Read()) >= 0; read++)
            {
                buffer[index + read] = (char)c;
            }

            return read;
        }

        /// <summary>Reads count characters, or fewer if the end is reached.</summary>
        public virtual int ReadBlock(char[] buffer, int index, int count)
        {
            int total = 0;
            int read;

            do
            {
                read = Read(buffer, index + total, count - total);
                total += read;
            }
            while (read > 0 && total < count);

            return total;
        }

        /// <summary>Returns the rest of the line without its line ending, or null at the end of the text.</summary>
        public virtual string ReadLine()
        {
            if (Peek() < 0)
            {
                return null;
            }

            System.Text.StringBuilder line = new System.Text.StringBuilder();

            for (int c = Read(); c >= 0 && c != '\n'; c = Read())
            {
                if (c == '\r')
                {
                    if (Peek() == '\n')
                    {
                        Read();
                    }

                    break;
                }

                line.Append((char)c);
            }

            return line.ToString();
        }

        /// <summary>Returns all remaining text.</summary>
        public virtual string ReadToEnd()
        {
            System.Text.StringBuilder rest = new System.Text.StringBuilder();

            for (int c = Read(); c >= 0; c = Read())
            {
                rest.Append((char)c);
            }

            return rest.ToString();
        }

        /// <summary>Releases the resources of the reader.</summary>
        protected virtual void Dispose(bool disposing)
        {
        }
    }
}
