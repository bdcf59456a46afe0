using System.Text;
using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>Writes the image as <c>Native/runtime/core/image.h</c> describes it, and accounts for each of its bytes.</summary>
    internal sealed class ImageWriter
    {
        private const int HeaderBytes = 112;
        private const int None = 0xFFFF;

        private readonly Program _program;
        private readonly ImageLayout _layout;
        private readonly NativeTable _natives;
        private readonly LinkOptions _options;
        private readonly ByteWriter _out = new();
        private readonly ByteWriter _pool = new();
        private readonly Dictionary<string, int> _pooled = [];
        private readonly Dictionary<string, (int Offset, int Value)> _sections = [];

        public ImageWriter(Program program, ImageLayout layout, NativeTable natives, LinkOptions options)
        {
            _program = program;
            _layout = layout;
            _natives = natives;
            _options = options;
        }

        public List<MapEntry> Map { get; } = [];

        public byte[] Write()
        {
            Dictionary<TypeNode, int> bases = DispatchTable(out int[] dispatch);
            int headerBytes = HeaderBytes + (2 * _program.WellKnownTypes.Length);
            _out.Add(new byte[headerBytes]);
            Account("(header)", "", headerBytes);
            _out.Align(4);
            int padding = _out.Length - headerBytes;
            WriteTypes(bases);
            int methodTable = WriteMethodTable();
            int literalTable = WriteLiteralTable();
            WriteHalves("dispatch", dispatch);
            WriteHalves("selectors", [.. _layout.Slots.Select(slot => _layout.SignatureIndex(Signature.Of(slot)))]);
            WriteHalves("signatures", [.. _layout.Signatures.Select(PoolSignature)]);
            WritePool();
            WriteData(literalTable);
            WriteCode(methodTable);
            WriteNames();
            Section("staticsMap", _layout.StaticMap.Count);
            int before = _out.Length;
            _out.Map(_layout.StaticMap);
            Account("(statics map)", "", _out.Length - before);
            before = _out.Length;
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

        private Dictionary<TypeNode, int> DispatchTable(out int[] table)
        {
            List<(TypeNode Type, Dictionary<int, int> Row)> rows = [];

            foreach (TypeNode type in _layout.Made)
            {
                Dictionary<int, int> row = [];

                for (int i = 0; i < _layout.Slots.Count; i++)
                {
                    if (_layout.Target(type, _layout.Slots[i]) is MethodNode target)
                    {
                        row.Add(i, target.Index);
                    }
                }

                rows.Add((type, row));
            }

            List<int> cells = [];
            Dictionary<TypeNode, int> bases = [];

            foreach ((TypeNode type, Dictionary<int, int> row) in rows.Where(row => row.Row.Count > 0).OrderByDescending(row => row.Row.Count).ThenBy(row => row.Type.Index))
            {
                int at = 0;

                while (row.Any(cell => at + cell.Key < cells.Count && cells[at + cell.Key] >= 0 && cells[at + cell.Key] != cell.Value))
                {
                    at++;
                }

                foreach (KeyValuePair<int, int> cell in row)
                {
                    while (cells.Count <= at + cell.Key)
                    {
                        cells.Add(-1);
                    }

                    cells[at + cell.Key] = cell.Value;
                }

                bases[type] = at;
            }

            int size = _layout.Slots.Count == 0 ? 0 : Math.Max(cells.Count, bases.Values.DefaultIfEmpty(0).Max() + _layout.Slots.Count);
            table = [.. Enumerable.Range(0, size).Select(i => i < cells.Count && cells[i] >= 0 ? cells[i] : _program.Entry.Index)];

            return bases;
        }

        private void WriteTypes(Dictionary<TypeNode, int> bases)
        {
            Section("types", _layout.Types.Count);

            foreach (TypeNode type in _layout.Types)
            {
                int before = _pool.Length;
                TypeNode? element = type.IsArray ? type.Element : null;
                _out.U16(type.Base == null ? None : type.Base.Index);
                _out.U8(type.IsArray ? 4 : type.IsString ? 3 : type.IsInterface ? 1 : type.IsDelegate ? 5 : type.IsValueType ? 2 : 0);
                _out.U8((element is { IsReference: true } ? 1 : 0) | (element is { Kind: StackKind.Struct } && element.Map.Contains(true) ? 2 : 0)
                    | (type.IsEnum ? 4 : 0) | (type.Definition is { IsAbstract: true } ? 8 : 0));
                _out.U16(element?.ElementBytes ?? (type.IsString ? 2 : type.IsValueType ? type.Words : type.InstanceWords));
                _out.U16(bases.GetValueOrDefault(type));
                _out.U16(element != null ? element.Index : type.CallList is { Index: >= 0 } ? type.CallList.Index : None);
                _out.U16(!type.IsArray && type.Map.Contains(true) ? Pooled(writer => writer.Map(type.Map)) : None);
                _out.U16(type.Interfaces.Count == 0 ? None : Pooled(writer =>
                {
                    writer.U8(type.Interfaces.Count);
                    type.Interfaces.ForEach(item => writer.U16(item.Index));
                }));
                _out.U16((int)(element ?? type).Primitive);
                Account(type.Name, "type", 16 + _pool.Length - before);
            }
        }

        private int Pooled(Action<ByteWriter> write)
        {
            ByteWriter bytes = new();
            write(bytes);
            string key = Convert.ToHexString(bytes.ToArray());

            if (!_pooled.TryGetValue(key, out int offset))
            {
                offset = _pool.Length;
                _pool.Add(bytes.ToArray());
                _pooled.Add(key, offset);
            }

            return offset;
        }

        private int PoolSignature(Signature signature) => Pooled(writer =>
        {
            writer.U8(signature.Arguments.Length);
            writer.U8(signature.Result.Length);
            writer.Map(signature.Arguments.Select(kind => kind == 'r'));
            writer.Map(signature.Result.Select(kind => kind == 'r'));
        });

        private int WriteMethodTable()
        {
            Section("methods", _layout.Methods.Count);
            int at = _out.Length;
            _out.Add(new byte[4 * _layout.Methods.Count]);

            return at;
        }

        private int WriteLiteralTable()
        {
            Section("literals", _layout.Literals.Count);
            int at = _out.Length;
            _out.Add(new byte[2 * _layout.Literals.Count]);

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
            Account("(signature shapes)", "", _pool.Length - Map.Where(entry => entry.Part == "type").Sum(entry => entry.Bytes - 16));
        }

        private void WriteData(int table)
        {
            TextPacker packer = new([.. _layout.Literals.OfType<string>()]);
            Section("data", 0);
            int start = _out.Length;
            _out.Add(packer.Pairs);
            Account("(pairs of texts)", "", packer.Pairs.Length);

            foreach (object literal in _layout.Literals)
            {
                int before = _out.Length;
                _out.Patch16(table, _out.Length - start);
                table += 2;

                if (literal is string text)
                {
                    _out.Add(packer.Pack(text));
                }
                else
                {
                    Blob blob = (Blob)literal;
                    _out.U16(blob.Bytes.Length);
                    _out.Add(blob.Bytes);
                }

                Account(literal is Blob named ? named.Name : "(strings)", "literal", 2 + _out.Length - before);
            }

            _sections["data"] = (start, _out.Length - start);
        }

        private void WriteCode(int methodTable)
        {
            Section("code", 0);
            int start = _out.Length;
            Dictionary<string, uint> written = [];

            for (int i = 0; i < _layout.Methods.Count; i++)
            {
                MethodCode method = _layout.Methods[i];
                byte[] bytes = Encoder.Encode(method, (symbol, kind) => kind == 'h' ? _natives.IndexOf((MethodNode)symbol) : _layout.Resolve(symbol, kind));
                int before = _out.Length;
                string body = Body(method, bytes);

                // Methods of the same code share it, unless traces are to tell them apart.
                if (_program.IsForSize && written.TryGetValue(body, out uint same))
                {
                    _out.Patch32(methodTable + (4 * i), same);
                    Account(method.Method.Name, "method", 4);
                    continue;
                }

                foreach (Clause clause in method.Clauses)
                {
                    _out.U8(clause.Kind);
                    _out.U8(clause.Slot.Slot);
                    _out.U16(clause.TryStart.Offset);
                    _out.U16(clause.TryEnd.Offset);
                    _out.U16(clause.Handler.Offset);
                    _out.U16(clause.HandlerEnd.Offset);
                    _out.U16(clause.Filter?.Offset ?? clause.Type?.Index ?? 0);
                }

                _out.Map(method.Frame);
                uint entry = (uint)_out.Length | ((uint)method.Method.ParameterWords << 24);
                written[body] = entry;
                _out.Patch32(methodTable + (4 * i), entry);
                _out.U8(method.Frame.Length);
                _out.U8(Math.Max(method.ZeroedWords, method.Method.ParameterWords));
                _out.U8(method.Clauses.Count);
                _out.U8(0);
                _out.U16(_layout.SignatureIndex(Signature.Of(method.Method)));
                _out.U16(bytes.Length);
                _out.Add(bytes);
                Account(method.Method.Name, "method", 4 + _out.Length - before);
            }

            _sections["code"] = (start, _out.Length - start);
        }

        private string Body(MethodCode method, byte[] bytes) => string.Join(
            '|',
            Convert.ToHexString(bytes),
            string.Concat(method.Frame.Select(isReference => isReference ? 'r' : 's')),
            Math.Max(method.ZeroedWords, method.Method.ParameterWords),
            _layout.SignatureIndex(Signature.Of(method.Method)),
            string.Join(';', method.Clauses.Select(clause => string.Join(
                ',',
                clause.Kind,
                clause.Slot.Slot,
                clause.TryStart.Offset,
                clause.TryEnd.Offset,
                clause.Handler.Offset,
                clause.HandlerEnd.Offset,
                clause.Filter?.Offset ?? clause.Type?.Index ?? 0))));

        private void WriteNames()
        {
            AlignData();
            int start = _out.Length;
            TypeNode exception = _program.World.Known("System.Exception");
            ByteWriter text = new();
            text.U8(0);
            int[] typeNames = [.. _layout.Types.Select(type => _options.Names == NameLevel.Exceptions && !type.DerivesFrom(exception) ? 0 : AddName(text, type.Name))];
            bool withMethods = _options.Names == NameLevel.All;
            int[] methodNames = withMethods ? [.. _layout.Methods.Select(method => AddName(text, method.Method.Name))] : [];
            int table = 4 * (typeNames.Length + methodNames.Length);
            Section("names", 0);

            foreach (int offset in typeNames.Concat(methodNames))
            {
                _out.U32((uint)(table + offset));
            }

            _out.Add(text.ToArray());
            _out.Align(4);
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
            Word(2);
            Word((uint)_out.Length);
            Word(0);
            Word(_natives.Fingerprint);

            foreach (string name in new[] { "types", "methods", "literals", "dispatch", "selectors", "signatures", "pool", "data", "code", "names", "staticsMap" })
            {
                Word((uint)_sections[name].Offset);
                Word((uint)_sections[name].Value);
            }

            Word((uint)_program.Entry.Index);
            byte[] image = _out.ToArray();
            int[] known = [.. _program.WellKnownTypes.Select(type => type == null ? None : type.Index)];

            for (int i = 0; i < known.Length; i++)
            {
                image[HeaderBytes + (2 * i)] = (byte)known[i];
                image[HeaderBytes + (2 * i) + 1] = (byte)(known[i] >> 8);
            }

            BitConverter.GetBytes(Crc32(image.AsSpan(16))).CopyTo(image, 12);

            return image;
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
