using System.Text;
using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Writes the image in the format of <c>Native/runtime/core/image.hpp</c>, and records an owner for each byte.</summary>
    internal sealed partial class ImageWriter
    {
        private const int HeaderBytes = 136;
        private const int None = 0xFFFF;
        private const int IrregularHead = 0x80;
        private const int IrregularShift = 7;
        private const int BehindCode = 8;
        internal const int LiteralStep = 8;

        private readonly Module _module;
        private readonly ImageLayout _layout;
        private readonly NativeTable _natives;
        private readonly NameLevel _names;
        private readonly ByteWriter _out = new();
        private readonly Pool _pool = new();
        private readonly Dictionary<string, (int Offset, int Value)> _sections = [];
        private int _methodUnit;
        private int _firstCompressed;

        public ImageWriter(Module module, ImageLayout layout, NativeTable natives, NameLevel names)
        {
            _module = module;
            _layout = layout;
            _natives = natives;
            _names = names;
        }

        public List<MapEntry> Map { get; } = [];

        public List<MethodSymbol> Symbols { get; } = [];

        public byte[] Write()
        {
            DispatchTable dispatch = new(_layout, _module.Entry);
            int headerBytes = HeaderBytes + (2 * (_module.WellKnownTypes.Length + 1));
            _out.Add(new byte[headerBytes]);
            Account("(header)", "", headerBytes);
            _out.Align(4);
            int padding = _out.Length - headerBytes;
            WriteTypes(dispatch);
            int methodTable = WriteMethodTable();
            int literalTable = WriteLiteralTable();
            WriteHalves("dispatch", dispatch.Cells);
            WriteHalves("selectors", [.. _layout.Slots.Select(slot => _layout.SignatureIndex(Signature.Of(slot)))]);
            WriteHalves("signatures", [.. _layout.Signatures.Select(_pool.Add)]);
            WritePool();
            WriteData(literalTable);
            WriteCode(methodTable);
            WriteCodebook();
            WriteNames();
            Section("staticsMap", _layout.StaticMap.Count);
            int before = _out.Length;
            _out.Map(_layout.StaticMap);
            Account("(statics map)", "", _out.Length - before);
            before = _out.Length;

            while (_out.Length < _sections["code"].Offset + _sections["code"].Value + BehindCode)
            {
                _out.U8(0);
            }

            _out.Align(4);
            Account("(alignment)", "", _out.Length - before + padding);

            return WriteHeader();
        }

        private void Section(string name, int value)
        {
            _sections.Add(name, (_out.Length, value));
        }

        private void Account(string owner, string part, int bytes)
        {
            if (bytes != 0)
            {
                Map.Add(new MapEntry(owner, part, bytes));
            }
        }

        private void AlignData()
        {
            int before = _out.Length;
            _out.Align(4);
            Account("(alignment)", "", _out.Length - before);
        }

        private int WriteMethodTable()
        {
            Section("methods", _layout.Methods.Count);
            int at = _out.Length;
            _out.Add(new byte[2 * _layout.Methods.Count]);

            return at;
        }

        private int WriteLiteralTable()
        {
            int literals = _layout.Literals.Count;
            int bytes = 2 * ((literals + LiteralStep - 1) / LiteralStep);
            AlignData();
            Section("literals", literals);
            int at = _out.Length;
            _out.Add(new byte[bytes]);
            Account("(literals)", "", bytes);

            return at;
        }

        private void WriteHalves(string name, int[] values)
        {
            AlignData();
            Section(name, values.Length);
            Array.ForEach(values, _out.U16);
            Account($"({name})", "", 2 * values.Length);
        }

        private void WritePool()
        {
            Section("pool", _pool.Length);
            _out.Add(_pool.ToArray());
            int ofTypes = Map.Where(entry => entry.Part == "type").Sum(entry => entry.Bytes - TypeBytes);
            Account("(signature shapes)", "", _pool.Length - ofTypes);
        }

        private void WriteData(int table)
        {
            Section("data", 0);
            int start = _out.Length;
            byte[] symbols = _layout.Compressed.TextSymbols();
            _out.Add(symbols);
            Account("(symbols of texts)", "", symbols.Length);

            foreach (object[] step in _layout.Literals.Chunk(LiteralStep))
            {
                _out.Patch16(table, _out.Length - start);
                table += 2;
                byte[] texts = _layout.Compressed.Encode(step.OfType<string>());
                _out.Add(texts);
                Account("(strings)", "literal", texts.Length);

                foreach (Blob blob in step.OfType<Blob>())
                {
                    _out.U16(blob.Bytes.Length);
                    _out.Add(blob.Bytes);
                    Account(blob.Name, "literal", 2 + blob.Bytes.Length);
                }
            }

            _sections["data"] = (start, _out.Length - start);
        }

        private void WriteCode(int methodTable)
        {
            MethodCode[] ordered = [.. _layout.Methods.OrderBy(method => method.IsCompressed)];
            Dictionary<MethodCode, byte[]> bodies = ordered.ToDictionary(method => method, Body);
            int most = bodies.Values.Sum(body => body.Length + 1);

            while (most >> _methodUnit > ushort.MaxValue)
            {
                _methodUnit++;
            }

            Section("code", 0);
            int start = _out.Length;
            Dictionary<string, int> written = [];
            _firstCompressed = -1;

            foreach (MethodCode method in ordered)
            {
                byte[] body = bodies[method];
                int before = _out.Length;
                AlignMethod(start);
                _firstCompressed = method.IsCompressed && _firstCompressed < 0 ? _out.Length - start : _firstCompressed;
                string key = $"{method.IsCompressed}{Convert.ToHexString(body)}";

                // Methods with identical code share one copy, unless stack traces must distinguish the methods.
                if (_names == NameLevel.All || !written.TryGetValue(key, out int offset))
                {
                    offset = _out.Length - start;
                    written[key] = offset;
                    _out.Add(body);
                }

                _out.Patch16(methodTable + (2 * method.Method.Index), offset >> _methodUnit);
                Symbols.Add(new MethodSymbol(offset, method));
                Account(method.Method.Name, "method", 2 + _out.Length - before);
            }

            _sections["code"] = (start, _out.Length - start);
            _firstCompressed = _firstCompressed < 0 ? _out.Length - start : _firstCompressed;
        }

        private void AlignMethod(int start)
        {
            while ((_out.Length - start) % (1 << _methodUnit) != 0)
            {
                _out.U8(0xFF);
            }
        }

        /// <summary>Writes a method: header, map of references, clauses and code.</summary>
        private byte[] Body(MethodCode method)
        {
            ByteWriter body = new();
            int signature = _layout.SignatureIndex(Signature.Of(method.Method));
            int arguments = method.Method.ParameterWords;
            int zeroed = Math.Max(method.ZeroedWords, arguments);
            int references = zeroed - arguments, scalars = method.Frame.Length - zeroed;
            bool isUsual = signature < IrregularHead && references < 16 && scalars < 16 && method.Clauses.Count == 0
                && method.Frame[arguments..zeroed].All(isReference => isReference);

            if (isUsual)
            {
                body.U8(signature);
                body.U8((references << 4) | scalars);
            }
            else
            {
                body.U8(IrregularHead | (signature & (IrregularHead - 1)));
                body.U8((int)Limited(signature >> IrregularShift, byte.MaxValue));
                body.U8(method.Frame.Length);
                body.U8(zeroed);
                body.U8(method.Clauses.Count);
                body.Map(method.Frame);
                method.Clauses.ForEach(clause => Write(body, clause));
            }

            body.Add(method.IsCompressed ? _layout.Compressed.Encode(method)
                : Encoder.Encode(method, _layout.Operations, (symbol, kind) => kind == 'h'
                ? _natives.IndexOf((MethodNode)symbol)
                : _layout.Resolve(symbol, kind)));

            return body.ToArray();
        }

        private static void Write(ByteWriter body, Clause clause)
        {
            body.U8(clause.Kind);
            body.U8(clause.Slot.Slot);
            body.U16(clause.TryStart.Offset);
            body.U16(clause.TryEnd.Offset);
            body.U16(clause.Handler.Offset);
            body.U16(clause.Filter?.Offset ?? clause.Type?.Index ?? clause.HandlerEnd.Offset);
        }

        private void WriteCodebook()
        {
            byte[] book = _layout.Compressed.Codebook();
            Section("codebook", book.Length);
            _out.Add(book);
            Account("(codebook)", "", book.Length);
        }

        private void WriteNames()
        {
            AlignData();
            int start = _out.Length;
            Section("names", 0);

            if (_names == NameLevel.All)
            {
                ByteWriter text = new();
                int table = 4 * _layout.Methods.Count;
                int[] offsets = [.. _layout.Methods.Select(method => table + AddName(text, method.Method.Name))];
                Array.ForEach(offsets, offset => _out.U32((uint)offset));
                _out.Add(text.ToArray());
                _out.Align(4);
            }

            _sections["names"] = (start, _out.Length - start);
            Account("(names)", "", _out.Length - start);
        }

        private static int AddName(ByteWriter text, string name)
        {
            int at = text.Length;
            text.Add(Encoding.UTF8.GetBytes(name));
            text.U8(0);

            return at;
        }

        private byte[] WriteHeader()
        {
            int at = 0;

            void Word(uint value)
            {
                _out.Patch32(at, value);
                at += 4;
            }

            Word(0x31494E46);
            Word(10);
            Word((uint)_out.Length);
            Word(0);
            Word(_natives.Fingerprint);
            Word(_layout.Operations.Fingerprint);

            foreach (string name in new[] { "types", "methods", "literals", "dispatch", "selectors", "signatures", "pool", "data", "code",
                "names", "staticsMap", "codebook" })
            {
                Word((uint)_sections[name].Offset);
                Word((uint)_sections[name].Value);
            }

            Word((uint)_firstCompressed);
            Word((uint)_methodUnit);
            Word((uint)_layout.Literals.Count(literal => literal is string));
            Word((uint)_module.Entry.Index);
            byte[] image = _out.ToArray();
            WriteKnownTypes(image);
            BitConverter.GetBytes(Crc32(image.AsSpan(16))).CopyTo(image, 12);

            return image;
        }

        private void WriteKnownTypes(byte[] image)
        {
            int[] known = [.. _module.WellKnownTypes.Select(type => type == null ? None : type.Index), _layout.NamedTypes];

            for (int i = 0; i < known.Length; i++)
            {
                image[HeaderBytes + (2 * i)] = (byte)known[i];
                image[HeaderBytes + (2 * i) + 1] = (byte)(known[i] >> 8);
            }
        }

        private static uint Crc32(ReadOnlySpan<byte> bytes)
        {
            uint crc = uint.MaxValue;

            foreach (byte value in bytes)
            {
                crc ^= value;

                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
                }
            }

            return ~crc;
        }
    }
}
