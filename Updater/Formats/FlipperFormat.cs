using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// Reads keys and values of text in Flipper Format by the rules of the firmware (docs/reference/stock-updater.md 2.2). Reading
    /// proceeds forward only, keys must match exactly, unknown keys are skipped, and the byte after the colon is skipped regardless of its
    /// value.
    /// </summary>
    /// <remarks>
    /// There is one difference from the firmware: a missing key does not change the position, so that later keys are still found.
    /// </remarks>
    internal sealed class FlipperFormat
    {
        private const int LineFeed = 10;
        private const int CarriageReturn = 13;

        private readonly IBytes _bytes;
        private readonly byte[] _data;
        private readonly int _length;
        private readonly bool[] _isRead; // indexed by the first byte of a line
        private int _position;
        private int _value;
        private int _end;
        private int _token;

        internal FlipperFormat(IBytes bytes, byte[] data, int length)
        {
            _bytes = bytes;
            _data = data;
            _length = length;
            _isRead = new bool[length];
        }

        /// <summary>
        /// Gets a value indicating whether a token list was too long. A list that is too long indicates a damaged line ending.
        /// </summary>
        internal bool HasExcess { get; private set; }

        /// <summary>Finds a key after the current position and moves to its value.</summary>
        /// <returns>True if the key was found.</returns>
        internal bool Find(string key)
        {
            for (int line = _position; line < _length; line = EndOfLine(line) + 1)
            {
                int colon = Colon(line);
                if (colon - line != key.Length || !Ascii.Is(_data, line, key))
                {
                    continue;
                }

                _isRead[line] = true;
                _value = colon + 2 < _length ? colon + 2 : _length;
                _end = EndOfLine(_value);
                _position = _end + 1;
                return true;
            }

            return false;
        }

        /// <summary>Returns the value as text, without carriage returns.</summary>
        internal string ReadString()
        {
            return Text(_value, _end);
        }

        /// <summary>Parses the value as a decimal number.</summary>
        /// <returns>True if the value is a number that fits into 32 bits.</returns>
        internal bool ReadUInt32(out uint number)
        {
            NextToken();
            int at = _token;
            if (at < _value && _data[at] == '+')
            {
                at++;
            }

            if (at + 1 < _value && _data[at] == '0' && (_data[at + 1] == 'x' || _data[at + 1] == 'b'))
            {
                at += 2;
            }

            bool good = Digits.ReadDecimal(_bytes, _data, ref at, _value, out number);
            HasExcess |= at < _value || NextToken() > 0;
            return good;
        }

        /// <summary>Parses the value as bytes in hexadecimal.</summary>
        /// <param name="bytes">Receives the bytes; at most as many as fit into the array are read.</param>
        /// <returns>
        /// The number of bytes read, which is smaller than the length of the array if the line is shorter or malformed; -1 if the value is
        /// empty.
        /// </returns>
        internal int ReadHex(byte[] bytes)
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                int length = NextToken();
                int value = length < 2 ? -1 : Digits.ReadHex(_data, _token);
                if (value < 0)
                {
                    return i == 0 && length == 0 ? -1 : i;
                }

                HasExcess |= length > 2;
                bytes[i] = (byte)value;
            }

            HasExcess |= NextToken() > 0;
            return bytes.Length;
        }

        /// <summary>
        /// Finds the first line that is neither blank nor a comment and does not begin with a known key. A comment that ends with a known
        /// key is found too, because one damaged byte can turn the key's first letter, or the line ending before it, into part of a
        /// comment. A comment that consists of a whole key line is accepted.
        /// </summary>
        /// <param name="known">The known keys, one per line.</param>
        /// <returns>The line up to its colon, or <see langword="null"/>.</returns>
        internal string FindStray(string known)
        {
            for (int line = 0; line < _length; line = EndOfLine(line) + 1)
            {
                int end = EndOfLine(line);
                int colon = _bytes.IndexOf(_data, line, end - line, ':');
                string text = Text(line, colon < 0 ? end : colon);
                if (text.Length > 0 && (text[0] == '#' ? colon >= 0 && HidesKey(known, text) : colon < 0 || !IsKey(known, text)))
                {
                    return text;
                }
            }

            return null;
        }

        /// <summary>
        /// Finds a line with a known key that <see cref="Find"/> has not returned because the key is duplicate or out of order.
        /// </summary>
        /// <param name="known">The known keys, one per line.</param>
        /// <returns>The key, or <see langword="null"/>.</returns>
        internal string FindUnread(string known)
        {
            for (int line = 0; line < _length; line = EndOfLine(line) + 1)
            {
                int colon = Colon(line);
                if (colon >= 0 && IsKey(known, Text(line, colon)) && !_isRead[line])
                {
                    return Text(line, colon);
                }
            }

            return null;
        }

        private bool IsKey(string known, string text)
        {
            byte[] list = Utf8.ToBytes("\n" + known);
            return _bytes.IndexOf(list, 0, list.Length, Utf8.ToBytes("\n" + text + "\n")) >= 0;
        }

        private static bool HidesKey(string known, string comment)
        {
            for (int at = 0; at < known.Length;)
            {
                string key = PackedTable.From(known, at);
                if (comment.EndsWith(key.Substring(1)) && comment != "#" + key && comment != "# " + key)
                {
                    return true;
                }

                at += key.Length + 1;
            }

            return false;
        }

        private static bool IsSpace(byte c)
        {
            return c == ' ' || c == '\t' || c == CarriageReturn;
        }

        private int EndOfLine(int from)
        {
            int end = _bytes.IndexOf(_data, from, _length - from, LineFeed);
            return end < 0 ? _length : end;
        }

        // Returns the offset of the colon after the key of a line; -1 if the line is a comment or has no key.
        private int Colon(int line)
        {
            int colon = _bytes.IndexOf(_data, line, EndOfLine(line) - line, ':');
            return colon <= line || _data[line] == '#' ? -1 : colon;
        }

        // Finds the next token, which starts at _token and ends at _value, and returns its length.
        private int NextToken()
        {
            while (_value < _end && IsSpace(_data[_value]))
            {
                _value++;
            }

            _token = _value;
            while (_value < _end && !IsSpace(_data[_value]))
            {
                _value++;
            }

            return _value - _token;
        }

        private string Text(int start, int end)
        {
            string text = Utf8.ToText(_data, start, end - start);
            for (int i = text.IndexOf('\r'); i >= 0; i = text.IndexOf('\r'))
            {
                text = text.Substring(0, i) + text.Substring(i + 1);
            }

            return text;
        }
    }
}
