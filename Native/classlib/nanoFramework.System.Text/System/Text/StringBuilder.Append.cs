namespace System.Text
{
    /// <content>The Append methods.</content>
    public sealed partial class StringBuilder
    {
        /// <summary>Appends True or False.</summary>
        public StringBuilder Append(bool value) => Append(value.ToString());

        /// <summary>Appends a number.</summary>
        public StringBuilder Append(byte value) => Append(value.ToString());

        /// <summary>Appends a number.</summary>
        public StringBuilder Append(double value) => Append(value.ToString());

        /// <summary>Appends a number.</summary>
        public StringBuilder Append(short value) => Append(value.ToString());

        /// <summary>Appends a number.</summary>
        public StringBuilder Append(int value) => Append(value.ToString());

        /// <summary>Appends a number.</summary>
        public StringBuilder Append(long value) => Append(value.ToString());

        /// <summary>Appends a number.</summary>
        public StringBuilder Append(sbyte value) => Append(value.ToString());

        /// <summary>Appends a number.</summary>
        public StringBuilder Append(float value) => Append(value.ToString());

        /// <summary>Appends a number.</summary>
        public StringBuilder Append(ushort value) => Append(value.ToString());

        /// <summary>Appends a number.</summary>
        public StringBuilder Append(uint value) => Append(value.ToString());

        /// <summary>Appends a number.</summary>
        public StringBuilder Append(ulong value) => Append(value.ToString());

        /// <summary>Appends a character.</summary>
        public StringBuilder Append(char value)
        {
            CheckRoom(_length, 1);
            Fill(value, 1);

            return this;
        }

        /// <summary>Appends a character repeatCount times.</summary>
        public StringBuilder Append(char value, int repeatCount)
        {
            if (repeatCount < 0)
            {
                throw new ArgumentOutOfRangeException("repeatCount");
            }

            CheckRoom(_length, repeatCount);
            Fill(value, repeatCount);

            return this;
        }

        /// <summary>Appends characters.</summary>
        public StringBuilder Append(char[] value) => value == null ? this : Append(value, 0, value.Length);

        /// <summary>Appends a range of characters.</summary>
        public StringBuilder Append(char[] value, int startIndex, int charCount) => Insert(_length, value, startIndex, charCount);

        /// <summary>Appends the string representation of an object.</summary>
        public StringBuilder Append(object value) => value == null ? this : Append(value.ToString());

        /// <summary>Appends a string.</summary>
        public StringBuilder Append(string value)
        {
            if (value != null)
            {
                CheckRoom(_length, value.Length);
                Put(_length, value, 0, value.Length);
            }

            return this;
        }

        /// <summary>Appends a part of a string.</summary>
        public StringBuilder Append(string value, int startIndex, int count)
        {
            if (value == null && count == 0)
            {
                return this;
            }

            if (value == null)
            {
                throw new ArgumentNullException("value");
            }

            CheckPart(startIndex, count, value.Length, "count");
            CheckRoom(_length, count);
            Put(_length, value, startIndex, count);

            return this;
        }

        /// <summary>Appends a line feed.</summary>
        public StringBuilder AppendLine() => Append('\n');

        /// <summary>Appends a string and a line feed.</summary>
        public StringBuilder AppendLine(string value) => Append(value).AppendLine();
    }
}
