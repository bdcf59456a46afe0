namespace System.IO
{
    /// <summary>Base class of classes that write characters.</summary>
    public abstract class TextWriter : MarshalByRefObject, IDisposable
    {
        /// <summary>The line terminator.</summary>
        protected char[] CoreNewLine = new char[] { '\r', '\n' };

        /// <summary>The encoding of the text.</summary>
        public abstract System.Text.Encoding Encoding { get; }

        /// <summary>The line terminator: carriage return and line feed by default.</summary>
        public virtual string NewLine
        {
            get { return new string(CoreNewLine); }
            set { CoreNewLine = (value ?? "\r\n").ToCharArray(); }
        }

        /// <summary>Closes the writer.</summary>
        public virtual void Close() => Dispose(true);

        /// <summary>Closes the writer.</summary>
        public void Dispose() => Dispose(true);

        /// <summary>Writes buffered data.</summary>
        public virtual void Flush()
        {
        }

        /// <summary>Writes a character.</summary>
        public virtual void Write(char value)
        {
        }

        /// <summary>Writes characters.</summary>
        public virtual void Write(char[] buffer) => Write(new string(buffer));

        /// <summary>Writes a range of characters.</summary>
        public virtual void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        /// <summary>Writes a string.</summary>
        public virtual void Write(string value)
        {
            for (int i = 0; value != null && i < value.Length; i++)
            {
                Write(value[i]);
            }
        }

        /// <summary>Writes the string representation of an object.</summary>
        public virtual void Write(object value)
        {
            if (value != null)
            {
                Write(value.ToString());
            }
        }

        /// <summary>Writes a line terminator.</summary>
        public virtual void WriteLine() => Write(NewLine);

        /// <summary>Writes a range of characters and a line terminator.</summary>
        public virtual void WriteLine(char[] buffer, int index, int count)
        {
            Write(buffer, index, count);
            WriteLine();
        }

        /// <summary>Writes a value.</summary>
        public virtual void Write(bool value) => Write(value.ToString());

        /// <summary>Writes a value.</summary>
        public virtual void Write(double value) => Write(value.ToString());

        /// <summary>Writes a value.</summary>
        public virtual void Write(int value) => Write(value.ToString());

        /// <summary>Writes a value.</summary>
        public virtual void Write(long value) => Write(value.ToString());

        /// <summary>Writes a value.</summary>
        public virtual void Write(float value) => Write(value.ToString());

        /// <summary>Writes a value.</summary>
        public virtual void Write(uint value) => Write(value.ToString());

        /// <summary>Writes a value.</summary>
        public virtual void Write(ulong value) => Write(value.ToString());

        /// <summary>Writes a value and a line terminator.</summary>
        public virtual void WriteLine(bool value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Writes a value and a line terminator.</summary>
        public virtual void WriteLine(char value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Writes a value and a line terminator.</summary>
        public virtual void WriteLine(char[] value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Writes a value and a line terminator.</summary>
        public virtual void WriteLine(double value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Writes a value and a line terminator.</summary>
        public virtual void WriteLine(int value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Writes a value and a line terminator.</summary>
        public virtual void WriteLine(long value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Writes a value and a line terminator.</summary>
        public virtual void WriteLine(object value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Writes a value and a line terminator.</summary>
        public virtual void WriteLine(float value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Writes a value and a line terminator.</summary>
        public virtual void WriteLine(string value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Writes a value and a line terminator.</summary>
        public virtual void WriteLine(uint value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Writes a value and a line terminator.</summary>
        public virtual void WriteLine(ulong value)
        {
            Write(value);
            WriteLine();
        }

        /// <summary>Releases the resources of the writer.</summary>
        protected virtual void Dispose(bool disposing)
        {
        }
    }
}
