using System.Buffers.Binary;
using System.Text;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>The symbols of an ELF file, which name addresses in reports and locate variables of the image.</summary>
    public sealed class SymbolTable
    {
        /// <summary>Number of low address bits to ignore; the bits above distinguish flash, SRAM and system flash.</summary>
        private const int RegionShift = 24;

        private readonly SortedList<uint, string> _functions = new();
        private readonly Dictionary<string, uint> _values = [];
        private readonly Dictionary<string, uint> _sizes = [];

        /// <summary>Gets an empty table.</summary>
        public static SymbolTable Empty { get; } = new();

        /// <summary>Reads the symbols of a 32-bit little-endian ELF file.</summary>
        public static SymbolTable FromElf(ReadOnlySpan<byte> elf)
        {
            const int symbolTable = 2;
            const int function = 2;
            const int entrySize = 16;
            SymbolTable table = new();
            int sections = (int)Word(elf, 0x20);
            int sectionSize = Half(elf, 0x2E);

            for (int i = 0; i < Half(elf, 0x30); i++)
            {
                ReadOnlySpan<byte> header = elf[(sections + (i * sectionSize))..];

                if (Word(header, 4) != symbolTable)
                {
                    continue;
                }

                ReadOnlySpan<byte> names = elf[(int)Word(elf[(sections + ((int)Word(header, 24) * sectionSize))..], 16)..];
                int start = (int)Word(header, 16);

                for (int at = start; at < start + (int)Word(header, 20); at += entrySize)
                {
                    ReadOnlySpan<byte> symbol = elf[at..];

                    ReadOnlySpan<byte> bytes = names[(int)Word(symbol, 0)..];
                    string name = Encoding.ASCII.GetString(bytes[..bytes.IndexOf((byte)0)]);

                    table._values[name] = Word(symbol, 4);
                    table._sizes[name] = Word(symbol, 8);

                    if ((symbol[12] & 15) == function)
                    {
                        table._functions[Word(symbol, 4) & ~1u] = name;
                    }
                }
            }

            return table;
        }

        /// <summary>Combines two tables, for example those of the firmware in flash and of an image in SRAM1.</summary>
        /// <param name="other">The other table, over which this table takes precedence.</param>
        /// <returns>A table with the symbols of both tables.</returns>
        public SymbolTable With(SymbolTable other)
        {
            SymbolTable both = new();

            foreach (SymbolTable table in new[] { this, other })
            {
                foreach ((uint address, string name) in table._functions)
                {
                    _ = both._functions.TryAdd(address, name);
                }

                foreach ((string name, uint value) in table._values)
                {
                    _ = both._values.TryAdd(name, value);
                }
            }

            return both;
        }

        /// <summary>Formats an address.</summary>
        /// <returns>The address, with function and offset if known.</returns>
        public string Name(uint address)
        {
            int index = Find(address);

            return index < 0 ? $"{address:X8}" : $"{address:X8} {_functions.Values[index]}+{address - _functions.Keys[index]:X}";
        }

        /// <summary>Gets the value of a symbol, which is an address or an absolute value that the image defines.</summary>
        /// <returns>The value, or null if there is no such symbol.</returns>
        public uint? Value(string name) => _values.TryGetValue(name, out uint value) ? value : null;

        /// <summary>Gets the size of a symbol.</summary>
        /// <returns>The size in bytes; 0 if there is no such symbol.</returns>
        public uint Size(string name) => _sizes.GetValueOrDefault(name);

        /// <summary>Gets the function that contains an address.</summary>
        /// <returns>The function's name, or the address if the function is unknown.</returns>
        public string Function(uint address)
        {
            int index = Find(address);

            return index < 0 ? $"{address:X8}" : _functions.Values[index];
        }

        private int Find(uint address)
        {
            int low = 0;
            int high = _functions.Count - 1;

            while (low <= high)
            {
                int middle = (low + high) / 2;

                if (_functions.Keys[middle] <= address)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle - 1;
                }
            }

            // No function spans two memory regions, so an address after the last function of a region has no name.
            return high >= 0 && _functions.Keys[high] >> RegionShift == address >> RegionShift ? high : -1;
        }

        private static uint Word(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(data[offset..]);

        private static int Half(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(data[offset..]);
    }
}
