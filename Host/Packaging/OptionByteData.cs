using System.Buffers.Binary;
using System.Globalization;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// Reference and masks of the option bytes, 128 bytes each, parsed from an <c>ob.data</c> file (docs/reference/stock-updater.md 2.4 and
    /// 5.5).
    /// </summary>
    public sealed class OptionByteData
    {
        /// <summary>Size in bytes of each of the three blocks: 16 words and their complements.</summary>
        public const int Size = 128;

        /// <summary>The stock reference for the light BLE stack, in <c>ob.data</c> format.</summary>
        public const string StockText = """
            # name:value:mode, r = compare only, rw = compare and correct
            RDP:0xAA:r
            ESE:0x1:r
            BOR_LEV:0x4:rw
            nRST_STOP:0x1:rw
            nRST_STDBY:0x1:rw
            nRSTSHDW:0x1:rw
            IWDGSW:0x1:rw
            IWDGSTOP:0x1:rw
            IWDGSTDBY:0x1:rw
            WWDGSW:0x1:rw
            nBOOT1:0x1:rw
            SRAM2PE:0x1:rw
            SRAM2RST:0x0:rw
            nSWBOOT0:0x1:rw
            nBOOT0:0x1:rw
            PCROP1A_STRT:0x1FF:r
            PCROP1A_END:0x0:r
            PCROP_RDP:0x1:rw
            WRP1A_STRT:0xFF:r
            WRP1A_END:0x0:r
            WRP1B_STRT:0xFF:r
            WRP1B_END:0x0:r
            PCROP1B_STRT:0x1FF:r
            PCROP1B_END:0x0:r
            IPCCDBA:0x0:rw
            SFSA:0xD7:r
            FSD:0x0:r
            DDS:0x1:r
            SBRV:0x35C00:r
            SBRSA:0x12:r
            BRSD:0x0:r
            SNBRSA:0xB:r
            NBRSD:0x0:r
            C2OPT:0x1:r
            """;

        // Stock files swap two letters of one field name, as an old ST manual did.
        private const string SwappedName = "IWGDSTDBY";
        private const string SwappedField = "IWDGSTDBY";

        private readonly uint[] _reference = new uint[16];
        private readonly uint[] _compare = new uint[16];
        private readonly uint[] _write = new uint[16];

        private OptionByteData()
        {
        }

        /// <summary>
        /// Gets the expected values; the second word of each pair is the complement of the first, limited to the compared bits.
        /// </summary>
        public byte[] Reference => Pairs(_reference, (value, index) => ~value & _compare[index]);

        /// <summary>Gets the mask of the bits to compare, in both words of each pair.</summary>
        public byte[] CompareMask => Pairs(_compare, (value, _) => value);

        /// <summary>Gets the mask of the bits that may be corrected, in both words of each pair.</summary>
        public byte[] WriteMask => Pairs(_write, (value, _) => value);

        /// <summary>Gets a word of the reference.</summary>
        /// <param name="word">Word index, 0 to 15.</param>
        public uint ReferenceOf(int word) => _reference[word];

        /// <summary>Gets a word of the compare mask.</summary>
        /// <param name="word">Word index, 0 to 15.</param>
        /// <returns>The bits that are compared.</returns>
        public uint CompareMaskOf(int word) => _compare[word];

        /// <summary>
        /// Parses the text of an <c>ob.data</c> file, whose lines are <c>NAME:VALUE:MODE</c> or comments that start with <c>#</c>.
        /// </summary>
        /// <returns>The reference and the two masks.</returns>
        /// <exception cref="PackagingException">A line is malformed, or a field occurs twice.</exception>
        public static OptionByteData Parse(string text)
        {
            OptionByteData data = new();
            int number = 0;
            foreach (string raw in text.Split('\n'))
            {
                number++;
                string line = raw.Trim();
                if (line.Length > 0 && line[0] != '#')
                {
                    data.Add(line, number);
                }
            }

            if (data._compare.All(mask => mask == 0))
            {
                throw new PackagingException("the option byte file names no field; lines look like nBOOT0:0x1:rw");
            }

            return data;
        }

        private static byte[] Pairs(uint[] words, Func<uint, int, uint> second)
        {
            byte[] bytes = new byte[Size];
            for (int i = 0; i < words.Length; i++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 8), words[i]);
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan((i * 8) + 4), second(words[i], i));
            }

            return bytes;
        }

        private static bool TryNumber(string text, out uint value)
        {
            return text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
                ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
                : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        }

        private void Add(string line, int number)
        {
            string[] parts = line.Split(':', StringSplitOptions.TrimEntries);
            string name = parts[0] == SwappedName ? SwappedField : parts[0];
            OptionByteField? field = OptionByteField.All.FirstOrDefault(known => known.Name == name);
            if (parts.Length != 3 || field == null || parts[2] is not ("r" or "rw") || !TryNumber(parts[1], out uint value))
            {
                throw new PackagingException(
                    $"option byte file, line {number}: '{line}' is not NAME:VALUE:r or NAME:VALUE:rw of a known field");
            }

            if (value > field.Mask >> field.FirstBit)
            {
                throw new PackagingException(
                    $"option byte file, line {number}: {parts[1]} does not fit into the {field.Bits} bits of {field.Name}");
            }

            if ((_compare[field.Word] & field.Mask) != 0)
            {
                throw new PackagingException($"option byte file, line {number}: {field.Name} occurs twice");
            }

            _reference[field.Word] |= value << field.FirstBit;
            _compare[field.Word] |= field.Mask;
            _write[field.Word] |= parts[2] == "rw" ? field.Mask : 0;
        }
    }
}
