using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Registers
{
    /// <summary>A 32-bit register: declared with named fields, strict about everything that is not declared.</summary>
    public sealed class Register
    {
        private readonly List<Field> _fields = [];

        private uint _readWrite;
        private uint _clearByOne;
        private uint _setOnly;
        private uint _tagged;
        private uint _declared;
        private uint _writeOnly;

        internal Register(string name, uint offset, uint resetValue)
        {
            Name = name;
            Offset = offset;
            ResetValue = resetValue;
            Value = resetValue;
        }

        /// <summary>Gets the name in the reference manual.</summary>
        public string Name { get; }

        /// <summary>Gets the offset in its peripheral.</summary>
        public uint Offset { get; }

        /// <summary>Gets or sets the value after a reset.</summary>
        public uint ResetValue { get; set; }

        /// <summary>Gets or sets the content, seen from the hardware's side.</summary>
        public uint Value { get; set; }

        /// <summary>Gets the bits that no field declares.</summary>
        public uint Reserved => ~_declared;

        /// <summary>Gets a value indicating whether 8- and 16-bit accesses are allowed.</summary>
        public bool AllowsNarrowAccess { get; private set; }

        private Func<int, uint>? Reading { get; set; }

        private Action<uint, int>? Writing { get; set; }

        private Action<uint>? Written { get; set; }

        private Action? BeforeWrite { get; set; }

        /// <summary>Passes its content, and its reset value where software or an event changes that.</summary>
        /// <param name="archive">The archive.</param>
        internal void SaveOrRestore(SnapshotArchive archive)
        {
            Value = archive.Value(Value, Name);
            ResetValue = archive.Value(ResetValue, Name);
        }

        /// <summary>Declares a field.</summary>
        /// <param name="position">Lowest bit.</param>
        /// <param name="name">Name in the reference manual.</param>
        /// <param name="width">Number of bits.</param>
        /// <param name="kind">What a write does.</param>
        /// <returns>The register, to declare more.</returns>
        public Register With(int position, string name, int width = 1, FieldKind kind = FieldKind.ReadWrite)
        {
            With(position, name, out _, width, kind);

            return this;
        }

        /// <summary>Declares a field that the model uses.</summary>
        /// <param name="position">Lowest bit.</param>
        /// <param name="name">Name in the reference manual.</param>
        /// <param name="field">The field.</param>
        /// <param name="width">Number of bits.</param>
        /// <param name="kind">What a write does.</param>
        /// <returns>The register, to declare more.</returns>
        public Register With(int position, string name, out Field field, int width = 1, FieldKind kind = FieldKind.ReadWrite)
        {
            field = new Field(this, name, position, width, kind);

            if ((_declared & field.Mask) != 0)
            {
                throw new ArgumentException($"{Name}.{name} overlaps another field");
            }

            _fields.Add(field);
            _declared |= field.Mask;
            _readWrite |= kind == FieldKind.ReadWrite ? field.Mask : 0;
            _clearByOne |= kind == FieldKind.ClearByOne ? field.Mask : 0;
            _setOnly |= kind == FieldKind.SetOnly ? field.Mask : 0;
            _tagged |= kind == FieldKind.Tagged ? field.Mask : 0;
            _writeOnly |= kind == FieldKind.WriteOnly ? field.Mask : 0;

            return this;
        }

        /// <summary>Declares fields of one bit each.</summary>
        /// <param name="kind">What a write does.</param>
        /// <param name="flags">Position and name.</param>
        /// <returns>The register, to declare more.</returns>
        public Register WithFlags(FieldKind kind, params (int Position, string Name)[] flags)
        {
            foreach ((int position, string name) in flags)
            {
                With(position, name, 1, kind);
            }

            return this;
        }

        /// <summary>Computes the value at each read instead of taking what is stored.</summary>
        /// <param name="reading">Given the access size in bytes.</param>
        /// <returns>The register.</returns>
        public Register OnRead(Func<int, uint> reading)
        {
            Reading = reading;

            return this;
        }

        /// <summary>Takes each write whole, instead of the fields; given the value and the access size.</summary>
        /// <param name="writing">What a write does.</param>
        /// <returns>The register.</returns>
        public Register OnRawWrite(Action<uint, int> writing)
        {
            Writing = writing;

            return this;
        }

        /// <summary>Acts before a write reaches the fields.</summary>
        /// <param name="before">What happens.</param>
        /// <returns>The register.</returns>
        public Register OnWriting(Action before)
        {
            BeforeWrite = before;

            return this;
        }

        /// <summary>Acts after a write reached the fields; given the value that was written.</summary>
        /// <param name="written">What happens.</param>
        /// <returns>The register.</returns>
        public Register OnWrite(Action<uint> written)
        {
            Written = written;

            return this;
        }

        /// <summary>Allows 8- and 16-bit accesses.</summary>
        /// <returns>The register.</returns>
        public Register WithNarrowAccess()
        {
            AllowsNarrowAccess = true;

            return this;
        }

        internal uint Read(int size) => Reading is null ? Value & ~_writeOnly : Reading(size);

        /// <summary>Writes as the CPU does.</summary>
        /// <param name="value">The word, with what is written at its place.</param>
        /// <param name="size">1, 2 or 4 bytes.</param>
        /// <param name="lanes">The bits that are written; fields that hold a value keep the others.</param>
        /// <returns>The rule it broke, or null.</returns>
        internal (string Rule, string What)? Write(uint value, int size, uint lanes)
        {
            BeforeWrite?.Invoke();

            if (Writing is not null)
            {
                Writing(value, size);

                return null;
            }

            value = (value & lanes) | (Value & _readWrite & ~lanes);

            (string Rule, string What)? broken = null;
            uint reserved = Reserved & (value ^ ResetValue);
            uint unmodelled = _tagged & (value ^ ResetValue);

            if (reserved != 0 && value != 0)
            {
                broken = ("register.reserved-bits", $"reserved bits {reserved:X8} of {Name} written");
            }
            else if (unmodelled != 0)
            {
                broken = (
                    "register.not-modelled",
                    $"{Name}.{string.Join(", ", _fields.Where(f => (f.Mask & unmodelled) != 0).Select(f => f.Name))} is not modelled");
            }

            Take(value);
            Written?.Invoke(value);

            return broken;
        }

        /// <summary>Stores a written word in the fields, each as its <see cref="FieldKind"/> says, without checks.</summary>
        internal void Take(uint value)
        {
            Value = (Value & ~(_readWrite | _tagged)) | (value & (_readWrite | _tagged));
            Value &= ~(value & _clearByOne);
            Value |= value & _setOnly;
        }

        internal void Reset() => Value = ResetValue;
    }
}
