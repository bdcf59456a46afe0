namespace FlipperUpdaterNano.Emulator.Registers
{
    /// <summary>
    /// A named bit field of a register. The model accesses fields as hardware does, without the write effects of <see cref="Kind"/>.
    /// </summary>
    public sealed class Field
    {
        private readonly Register _register;

        internal Field(Register register, string name, int position, int width, FieldKind kind)
        {
            _register = register;
            Name = name;
            Position = position;
            Mask = (width == 32 ? uint.MaxValue : (1u << width) - 1) << position;
            Kind = kind;
        }

        /// <summary>Gets the name of the field in the reference manual.</summary>
        public string Name { get; }

        /// <summary>Gets the effect of a software write.</summary>
        public FieldKind Kind { get; }

        /// <summary>Gets or sets the value; the setter models a change by hardware and ignores <see cref="Kind"/>.</summary>
        public uint Value
        {
            get => (_register.Value & Mask) >> Position;
            set => _register.Value = (_register.Value & ~Mask) | ((value << Position) & Mask);
        }

        /// <summary>Gets or sets a value indicating whether any bit is set.</summary>
        public bool IsSet
        {
            get => (_register.Value & Mask) != 0;
            set => Value = value ? Mask >> Position : 0;
        }

        /// <summary>Gets the mask of the field's bits in the register.</summary>
        public uint Mask { get; }

        internal int Position { get; }

        /// <summary>Extracts the field from a word that is being written.</summary>
        /// <returns>The field's value.</returns>
        public uint In(uint word) => (word & Mask) >> Position;

        /// <summary>Checks whether a word that is being written sets any bit of the field.</summary>
        public bool IsSetIn(uint word) => (word & Mask) != 0;
    }
}
