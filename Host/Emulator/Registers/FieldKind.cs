namespace FlipperUpdaterNano.Emulator.Registers
{
    /// <summary>Effect of a software write on a field.</summary>
    public enum FieldKind
    {
        /// <summary>The field stores the written value.</summary>
        ReadWrite,

        /// <summary>Only hardware changes the field; writes are ignored.</summary>
        ReadOnly,

        /// <summary>Writing 1 to a bit clears it; writing 0 leaves it unchanged.</summary>
        ClearByOne,

        /// <summary>A write triggers an action; reads return 0.</summary>
        WriteOnly,

        /// <summary>Writing 1 to a bit sets it; only a reset clears it.</summary>
        SetOnly,

        /// <summary>The field is documented but not modelled: writing a value other than the reset value is reported.</summary>
        Tagged,
    }
}
