using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Numbers as bytes, least significant first, and back.</summary>
    public static class BitConverter
    {
        /// <summary>True.</summary>
        public static bool IsLittleEndian
        {
            get { return true; }
        }

        /// <summary>The bits of a number.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern long DoubleToInt64Bits(double value);

        /// <summary>The number with these bits.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern double Int64BitsToDouble(long value);

        /// <summary>One byte, 1 or 0.</summary>
        public static byte[] GetBytes(bool value)
        {
            return new byte[] { (byte)(value ? 1 : 0) };
        }

        /// <summary>Two bytes.</summary>
        public static byte[] GetBytes(char value)
        {
            return GetBytes(value, 2);
        }

        /// <summary>Eight bytes.</summary>
        public static byte[] GetBytes(double value)
        {
            return GetBytes(DoubleToInt64Bits(value), 8);
        }

        /// <summary>Two bytes.</summary>
        public static byte[] GetBytes(short value)
        {
            return GetBytes(value, 2);
        }

        /// <summary>Four bytes.</summary>
        public static byte[] GetBytes(int value)
        {
            return GetBytes(value, 4);
        }

        /// <summary>Eight bytes.</summary>
        public static byte[] GetBytes(long value)
        {
            return GetBytes(value, 8);
        }

        /// <summary>Four bytes.</summary>
        public static byte[] GetBytes(float value)
        {
            return GetBytes(SingleToInt32Bits(value), 4);
        }

        /// <summary>Two bytes.</summary>
        public static byte[] GetBytes(ushort value)
        {
            return GetBytes(value, 2);
        }

        /// <summary>Four bytes.</summary>
        public static byte[] GetBytes(uint value)
        {
            return GetBytes(value, 4);
        }

        /// <summary>Eight bytes.</summary>
        public static byte[] GetBytes(ulong value)
        {
            return GetBytes((long)value, 8);
        }

        /// <summary>Whether a byte is not zero.</summary>
        public static bool ToBoolean(byte[] value, int startIndex)
        {
            return Read(value, startIndex, 1) != 0;
        }

        /// <summary>The character at an index.</summary>
        public static char ToChar(byte[] value, int startIndex)
        {
            return (char)Read(value, startIndex, 2);
        }

        /// <summary>The number at an index.</summary>
        public static double ToDouble(byte[] value, int startIndex)
        {
            return Int64BitsToDouble(Read(value, startIndex, 8));
        }

        /// <summary>The number at an index.</summary>
        public static short ToInt16(byte[] value, int startIndex)
        {
            return (short)Read(value, startIndex, 2);
        }

        /// <summary>The number at an index.</summary>
        public static int ToInt32(byte[] value, int startIndex)
        {
            return (int)Read(value, startIndex, 4);
        }

        /// <summary>The number at an index.</summary>
        public static long ToInt64(byte[] value, int startIndex)
        {
            return Read(value, startIndex, 8);
        }

        /// <summary>The number at an index.</summary>
        public static float ToSingle(byte[] value, int startIndex)
        {
            return Int32BitsToSingle((int)Read(value, startIndex, 4));
        }

        /// <summary>The number at an index.</summary>
        public static ushort ToUInt16(byte[] value, int startIndex)
        {
            return (ushort)Read(value, startIndex, 2);
        }

        /// <summary>The number at an index.</summary>
        public static uint ToUInt32(byte[] value, int startIndex)
        {
            return (uint)Read(value, startIndex, 4);
        }

        /// <summary>The number at an index.</summary>
        public static ulong ToUInt64(byte[] value, int startIndex)
        {
            return (ulong)Read(value, startIndex, 8);
        }

        /// <summary>Two hexadecimal digits a byte, hyphens between them.</summary>
        public static string ToString(byte[] value)
        {
            CheckNull(value);

            return ToString(value, 0, value.Length);
        }

        /// <summary>Two hexadecimal digits a byte from an index on, hyphens between them.</summary>
        public static string ToString(byte[] value, int startIndex)
        {
            CheckNull(value);

            return ToString(value, startIndex, value.Length - startIndex);
        }

        /// <summary>Two hexadecimal digits a byte of a range, hyphens between them.</summary>
        public static string ToString(byte[] value, int startIndex, int length)
        {
            CheckRange(value, startIndex, length);

            if (length == 0)
            {
                return "";
            }

            const string digits = "0123456789ABCDEF";
            char[] text = new char[(length * 3) - 1];

            for (int i = 0; i < length; i++)
            {
                byte b = value[startIndex + i];
                text[i * 3] = digits[b >> 4];
                text[(i * 3) + 1] = digits[b & 15];

                if (i < length - 1)
                {
                    text[(i * 3) + 2] = '-';
                }
            }

            return new string(text);
        }

        /// <summary>The bits of a number.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int SingleToInt32Bits(float value);

        /// <summary>The number with these bits.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern float Int32BitsToSingle(int value);

        private static byte[] GetBytes(long value, int count)
        {
            byte[] bytes = new byte[count];

            for (int i = 0; i < count; i++)
            {
                bytes[i] = (byte)value;
                value >>= 8;
            }

            return bytes;
        }

        private static long Read(byte[] value, int startIndex, int count)
        {
            CheckNull(value);

            if (startIndex < 0 || startIndex >= value.Length)
            {
                throw new ArgumentOutOfRangeException("startIndex");
            }

            if (startIndex > value.Length - count)
            {
                throw new ArgumentException();
            }

            long result = 0;

            for (int i = count - 1; i >= 0; i--)
            {
                result = (result << 8) | value[startIndex + i];
            }

            return result;
        }

        private static void CheckRange(byte[] value, int startIndex, int length)
        {
            CheckNull(value);

            if (startIndex < 0 || (startIndex >= value.Length && startIndex > 0))
            {
                throw new ArgumentOutOfRangeException("startIndex");
            }

            if (length < 0)
            {
                throw new ArgumentOutOfRangeException("length");
            }

            if (startIndex > value.Length - length)
            {
                throw new ArgumentException();
            }
        }

        private static void CheckNull(byte[] value)
        {
            if (value == null)
            {
                throw new ArgumentNullException("value");
            }
        }
    }
}
