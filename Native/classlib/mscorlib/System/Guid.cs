namespace System
{
    /// <summary>A number of 128 bits, meant to be the only one of its kind.</summary>
    public struct Guid
    {
        /// <summary>All zero.</summary>
        public static readonly Guid Empty = new Guid(new byte[16]);

        private readonly ulong _low;
        private readonly ulong _high;

        /// <summary>From 16 bytes, the first three groups least significant byte first.</summary>
        public Guid(byte[] b)
        {
            if (b == null)
            {
                throw new ArgumentNullException("b");
            }

            if (b.Length != 16)
            {
                throw new ArgumentException("Byte array for Guid must be exactly 16 bytes long.", "b");
            }

            _low = BitConverter.ToUInt64(b, 0);
            _high = BitConverter.ToUInt64(b, 8);
        }

        /// <summary>From the parts of its text.</summary>
        public Guid(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)
        {
            _low = (uint)a | ((ulong)(ushort)b << 32) | ((ulong)(ushort)c << 48);
            _high = d | ((ulong)e << 8) | ((ulong)f << 16) | ((ulong)g << 24) | ((ulong)h << 32) | ((ulong)i << 40) | ((ulong)j << 48) |
                ((ulong)k << 56);
        }

        /// <summary>From the parts of its text.</summary>
        public Guid(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)
            : this((int)a, (short)b, (short)c, d, e, f, g, h, i, j, k)
        {
        }

        /// <summary>From its text with hyphens.</summary>
        public Guid(string g)
        {
            Guid parsed;

            if (g == null)
            {
                throw new ArgumentNullException("g");
            }

            if (!TryParseGuidWithDashes(g, out parsed))
            {
                throw new FormatException("Unrecognized Guid format.");
            }

            _low = parsed._low;
            _high = parsed._high;
        }

        /// <summary>A new one of random bits.</summary>
        public static Guid NewGuid()
        {
            byte[] bytes = new byte[16];
            new Random().NextBytes(bytes);
            bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
            bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);

            return new Guid(bytes);
        }

        /// <summary>Reads 8-4-4-4-12 hexadecimal digits, with or without braces around them.</summary>
        public static bool TryParseGuidWithDashes(string guidString, out Guid result)
        {
            result = Empty;
            string text = guidString == null ? "" : guidString.Trim('{', '}');

            if (text.Length != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
            {
                return false;
            }

            byte[] bytes = new byte[16];
            int at = 0;

            for (int i = 0; i < 16; i++)
            {
                at += text[at] == '-' ? 1 : 0;
                int high = "0123456789abcdef".IndexOf(text[at].ToLower());
                int low = "0123456789abcdef".IndexOf(text[at + 1].ToLower());

                if (high < 0 || low < 0)
                {
                    return false;
                }

                bytes[Place(i)] = (byte)((high << 4) | low);
                at += 2;
            }

            result = new Guid(bytes);

            return true;
        }

        /// <summary>Negative, zero or positive: an order by the text.</summary>
        public int CompareTo(object value)
        {
            if (value == null)
            {
                return 1;
            }

            return string.Compare(ToString(), ((Guid)value).ToString());
        }

        /// <summary>Whether another object is the same number.</summary>
        public override bool Equals(object o)
        {
            return o is Guid && ((Guid)o)._low == _low && ((Guid)o)._high == _high;
        }

        /// <summary>A hash that equal numbers share.</summary>
        public override int GetHashCode()
        {
            ulong mixed = _low ^ _high;

            return (int)mixed ^ (int)(mixed >> 32);
        }

        /// <summary>16 bytes, the first three groups least significant byte first.</summary>
        public byte[] ToByteArray()
        {
            byte[] bytes = new byte[16];
            Array.Copy(BitConverter.GetBytes(_low), 0, bytes, 0, 8);
            Array.Copy(BitConverter.GetBytes(_high), 0, bytes, 8, 8);

            return bytes;
        }

        /// <summary>8-4-4-4-12 hexadecimal digits.</summary>
        public override string ToString()
        {
            byte[] bytes = ToByteArray();
            string text = "";

            for (int i = 0; i < 16; i++)
            {
                text += (i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "") + bytes[Place(i)].ToString("x2");
            }

            return text;
        }

        /// <summary>Where the i-th byte of the text lies: the first three groups are stored least significant byte first.</summary>
        private static int Place(int i)
        {
            return i < 4 ? 3 - i : i < 8 ? i ^ 1 : i;
        }
    }
}
