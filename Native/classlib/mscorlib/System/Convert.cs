namespace System
{
    /// <summary>Values from texts and back.</summary>
    public static class Convert
    {
        private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

        /// <summary>Whether a number is not zero.</summary>
        public static bool ToBoolean(byte value)
        {
            return value != 0;
        }

        /// <summary>One for true, zero for false.</summary>
        public static byte ToByte(bool value)
        {
            return (byte)(value ? 1 : 0);
        }

        /// <summary>The number a text of base 2, 8, 10 or 16 stands for.</summary>
        public static byte ToByte(string value, int fromBase = 10)
        {
            return (byte)Parse(value, fromBase, 1, 0, byte.MaxValue, "an unsigned byte");
        }

        /// <summary>The number a text of base 2, 8, 10 or 16 stands for.</summary>
        public static sbyte ToSByte(string value, int fromBase = 10)
        {
            return (sbyte)Parse(value, fromBase, 1, sbyte.MinValue, (ulong)sbyte.MaxValue, "a signed byte");
        }

        /// <summary>The character of a code unit.</summary>
        public static char ToChar(ushort value)
        {
            return (char)value;
        }

        /// <summary>The time a text stands for.</summary>
        public static DateTime ToDateTime(string value)
        {
            return DateTime.Parse(value);
        }

        /// <summary>The number a text stands for.</summary>
        public static double ToDouble(string s)
        {
            return s == null ? 0 : double.Parse(s);
        }

        /// <summary>The number a text stands for.</summary>
        public static float ToSingle(string s)
        {
            return s == null ? 0 : float.Parse(s);
        }

        /// <summary>The number a text of base 2, 8, 10 or 16 stands for.</summary>
        public static short ToInt16(string value, int fromBase = 10)
        {
            return (short)Parse(value, fromBase, 2, short.MinValue, (ulong)short.MaxValue, "an Int16");
        }

        /// <summary>The number a text of base 2, 8, 10 or 16 stands for.</summary>
        public static int ToInt32(string value, int fromBase = 10)
        {
            return (int)Parse(value, fromBase, 4, int.MinValue, int.MaxValue, "an Int32");
        }

        /// <summary>The number a text of base 2, 8, 10 or 16 stands for.</summary>
        public static long ToInt64(string value, int fromBase = 10)
        {
            return Parse(value, fromBase, 8, long.MinValue, long.MaxValue, "an Int64");
        }

        /// <summary>The number a text of base 2, 8, 10 or 16 stands for.</summary>
        public static ushort ToUInt16(string value, int fromBase = 10)
        {
            return (ushort)Parse(value, fromBase, 2, 0, ushort.MaxValue, "a UInt16");
        }

        /// <summary>The number a text of base 2, 8, 10 or 16 stands for.</summary>
        public static uint ToUInt32(string value, int fromBase = 10)
        {
            return (uint)Parse(value, fromBase, 4, 0, uint.MaxValue, "a UInt32");
        }

        /// <summary>The number a text of base 2, 8, 10 or 16 stands for.</summary>
        public static ulong ToUInt64(string value, int fromBase = 10)
        {
            return (ulong)Parse(value, fromBase, 8, 0, ulong.MaxValue, "a UInt64");
        }

        /// <summary>Base 64 text of bytes.</summary>
        public static string ToBase64String(byte[] inArray)
        {
            return ToBase64String(inArray, Base64FormattingOptions.None);
        }

        /// <summary>Base 64 text of bytes.</summary>
        public static string ToBase64String(byte[] inArray, Base64FormattingOptions options)
        {
            if (inArray == null)
            {
                throw new ArgumentNullException("inArray");
            }

            return ToBase64String(inArray, 0, inArray.Length, options);
        }

        /// <summary>Base 64 text of a part of bytes.</summary>
        public static string ToBase64String(byte[] inArray, int offset, int length)
        {
            return ToBase64String(inArray, offset, length, Base64FormattingOptions.None);
        }

        /// <summary>Base 64 text of a part of bytes, on request with a line break after 76 characters.</summary>
        public static string ToBase64String(byte[] inArray, int offset, int length, Base64FormattingOptions options)
        {
            if (inArray == null)
            {
                throw new ArgumentNullException("inArray");
            }

            if (length < 0 || offset < 0 || length > inArray.Length - offset)
            {
                throw new ArgumentOutOfRangeException(length < 0 ? "length" : "offset");
            }

            int characters = (length + 2) / 3 * 4;
            int lines = options == Base64FormattingOptions.InsertLineBreaks && characters > 0 ? (characters - 1) / 76 : 0;
            char[] text = new char[characters + (2 * lines)];
            int at = 0;

            for (int i = 0; i < length; i += 3)
            {
                if (lines > 0 && i > 0 && i % 57 == 0)
                {
                    text[at++] = '\r';
                    text[at++] = '\n';
                }

                int rest = length - i;
                int bits =
                    (inArray[offset + i] << 16) | (rest > 1 ? inArray[offset + i + 1] << 8 : 0) | (rest > 2 ? inArray[offset + i + 2] : 0);
                text[at++] = Base64[bits >> 18];
                text[at++] = Base64[(bits >> 12) & 63];
                text[at++] = rest > 1 ? Base64[(bits >> 6) & 63] : '=';
                text[at++] = rest > 2 ? Base64[bits & 63] : '=';
            }

            return new string(text);
        }

        /// <summary>The bytes of base 64 text.</summary>
        public static byte[] FromBase64String(string inString)
        {
            if (inString == null)
            {
                throw new ArgumentNullException("s");
            }

            return FromBase64CharArray(inString.ToCharArray(), 0, inString.Length);
        }

        /// <summary>The bytes of base 64 text; white space between the characters is passed over.</summary>
        public static byte[] FromBase64CharArray(char[] inArray, int offset, int length)
        {
            if (inArray == null)
            {
                throw new ArgumentNullException("inArray");
            }

            byte[] bytes = new byte[(length / 4 * 3) + 3];
            int count = 0;
            int bits = 0;
            int characters = 0;
            int padding = 0;

            for (int i = offset; i < offset + length; i++)
            {
                int digit = Base64Digit(inArray[i], ref padding);

                if (digit >= 0)
                {
                    bits = (bits << 6) | digit;

                    if ((++characters & 3) == 0)
                    {
                        bytes[count++] = (byte)(bits >> 16);
                        bytes[count++] = (byte)(bits >> 8);
                        bytes[count++] = (byte)bits;
                    }
                }
            }

            if ((characters & 3) != 0)
            {
                throw WrongBase64();
            }

            byte[] result = new byte[count - padding];
            Array.Copy(bytes, result, result.Length);

            return result;
        }

        /// <summary>The six bits of a character, -1 for white space; counts the padding, after which nothing else may come.</summary>
        private static int Base64Digit(char c, ref int padding)
        {
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
            {
                return -1;
            }

            int digit = c == '=' ? 0 : Base64.IndexOf(c);
            padding += c == '=' ? 1 : 0;

            if (digit < 0 || padding > 2 || (padding > 0 && c != '='))
            {
                throw WrongBase64();
            }

            return digit;
        }

        private static FormatException WrongBase64()
        {
            return new FormatException(
                "The input is not a valid Base-64 string as it contains a non-base 64 character, "
                    + "more than two padding characters, or an illegal character among the padding characters.");
        }

        private static long Parse(string text, int fromBase, int bytes, long min, ulong max, string type)
        {
            if (fromBase != 10 && fromBase != 16 && fromBase != 8 && fromBase != 2)
            {
                throw new ArgumentException("Invalid Base.");
            }

            if (text == null)
            {
                return 0;
            }

            if (fromBase == 10)
            {
                return Number.Parse(text, min, max, type);
            }

            if (text.Length == 0)
            {
                throw new ArgumentOutOfRangeException(OutOfRange.Index);
            }

            if (text[0] == '-')
            {
                throw new ArgumentException("String cannot contain a minus sign if the base is not 10.");
            }

            int start = text[0] == '+' ? 1 : 0;
            start += fromBase == 16 && text.Length > start + 1 && text[start] == '0' && (text[start + 1] | 32) == 'x' ? 2 : 0;
            ulong value = ParseDigits(text, start, fromBase, bytes == 8);

            if (bytes < 4 && value >> (8 * bytes) != 0)
            {
                throw TooLarge(type);
            }

            return (long)value;
        }

        /// <summary>Reads digits to the end of a text; without 64 bits there may be no more than 32.</summary>
        private static ulong ParseDigits(string text, int start, int fromBase, bool is64Bits)
        {
            int at = start;
            ulong value = 0;
            ulong limit = is64Bits ? ulong.MaxValue : uint.MaxValue;

            for (; at < text.Length; at++)
            {
                int digit = DigitOf(text[at]);

                if (digit < 0 || digit >= fromBase)
                {
                    break;
                }

                if (value > (limit - (ulong)digit) / (ulong)fromBase)
                {
                    throw TooLarge(is64Bits ? "a UInt64" : "a UInt32");
                }

                value = (value * (ulong)fromBase) + (ulong)digit;
            }

            if (at < text.Length || at == start)
            {
                throw new FormatException(
                    at == start
                        ? "Could not find any recognizable digits."
                        : "Additional non-parsable characters are at the end of the string.");
            }

            return value;
        }

        private static OverflowException TooLarge(string type)
        {
            return new OverflowException("Value was either too large or too small for " + type + ".");
        }

        private static int DigitOf(char c)
        {
            if (c >= '0' && c <= '9')
            {
                return c - '0';
            }

            int letter = c | 32;

            return letter >= 'a' && letter <= 'z' ? letter - 'a' + 10 : -1;
        }
    }
}
