using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Registers
{
    /// <summary>A 32-bit register with named fields; any access to undeclared bits is reported.</summary>
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

        /// <summary>Gets the name of the register in the reference manual.</summary>
        public string Name { get; }

        /// <summary>Gets the offset of the register in its peripheral.</summary>
        public uint Offset { get; }

        /// <summary>Gets or sets the value after a reset.</summary>
        public uint ResetValue { get; set; }

        /// <summary>Gets or sets the content. Field kinds do not apply, because this is an access by hardware.</summary>
        public uint Value { get; set; }

        /// <summary>Gets the mask of the bits that belong to no declared field.</summary>
        public uint Reserved => ~_declared;

        /// <summary>Gets a value indicating whether 8- and 16-bit accesses are allowed.</summary>
        public bool AllowsNarrowAccess { get; private set; }

        private Func<int, uint>? Reading { get; set; }

        private Action<uint, int>? Writing { get; set; }

        private Action<uint>? Written { get; set; }

        private Action? BeforeWrite { get; set; }

        /// <summary>Saves or restores the content and the reset value, which the model may have changed.</summary>
        internal void SaveOrRestore(SnapshotArchive archive)
        {
            Value = archive.Value(Value, Name);
            ResetValue = archive.Value(ResetValue, Name);
        }

        /// <summary>Declares a field.</summary>
        /// <param name="position">Lowest bit.</param>
        /// <param name="name">Name of the field in the reference manual.</param>
        /// <param name="width">Number of bits.</param>
        /// <param name="kind">Effect of a write.</param>
        /// <returns>The register, for chaining calls.</returns>
        public Register With(int position, string name, int width = 1, FieldKind kind = FieldKind.ReadWrite)
        {
            With(position, name, out _, width, kind);

            return this;
        }

        /// <summary>Declares a field that the model uses, and returns this field in an out parameter.</summary>
        /// <param name="position">Lowest bit.</param>
        /// <param name="name">Name of the field in the reference manual.</param>
        /// <param name="width">Number of bits.</param>
        /// <param name="kind">Effect of a write.</param>
        /// <returns>The register, for chaining calls.</returns>
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
        /// <param name="kind">Effect of a write.</param>
        /// <param name="flags">Position and name of each field.</param>
        /// <returns>The register, for chaining calls.</returns>
        public Register WithFlags(FieldKind kind, params (int Position, string Name)[] flags)
        {
            foreach ((int position, string name) in flags)
            {
                With(position, name, 1, kind);
            }

            return this;
        }

        /// <summary>Registers a function that computes the value at each read, in place of the stored value.</summary>
        /// <param name="reading">Computes the value; called with the access size in bytes.</param>
        public Register OnRead(Func<int, uint> reading)
        {
            Reading = reading;

            return this;
        }

        /// <summary>
        /// Registers a callback for writes, which then leave the fields unchanged. The callback's arguments are the value and the access
        /// size in bytes.
        /// </summary>
        public Register OnRawWrite(Action<uint, int> writing)
        {
            Writing = writing;

            return this;
        }

        /// <summary>Registers an action that runs before a write changes the fields.</summary>
        public Register OnWriting(Action before)
        {
            BeforeWrite = before;

            return this;
        }

        /// <summary>
        /// Registers an action that runs after a write has changed the fields. The action is called with the written value.
        /// </summary>
        public Register OnWrite(Action<uint> written)
        {
            Written = written;

            return this;
        }

        /// <summary>Permits 8- and 16-bit accesses.</summary>
        public Register WithNarrowAccess()
        {
            AllowsNarrowAccess = true;

            return this;
        }

        internal uint Read(int size) => Reading is null ? Value & ~_writeOnly : Reading(size);

        /// <summary>Writes the register as the CPU does.</summary>
        /// <param name="value">The word, with the written bytes at their positions.</param>
        /// <param name="size">Size in bytes: 1, 2 or 4.</param>
        /// <param name="lanes">Mask of the written bits; other bits of a stored field keep their values.</param>
        /// <returns>The rule that the write violates; null if it violates none.</returns>
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

        /// <summary>Stores a written word in the fields according to their <see cref="FieldKind"/>, without checks.</summary>
        internal void Take(uint value)
        {
            Value = (Value & ~(_readWrite | _tagged)) | (value & (_readWrite | _tagged));
            Value &= ~(value & _clearByOne);
            Value |= value & _setOnly;
        }

        internal void Reset() => Value = ResetValue;
    }
}
