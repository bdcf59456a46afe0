namespace FlipperUpdaterNano.Emulator.Registers
{
    /// <summary>What a write does to a field.</summary>
    public enum FieldKind
    {
        /// <summary>Takes what is written.</summary>
        ReadWrite,

        /// <summary>Only hardware changes it; what is written is ignored.</summary>
        ReadOnly,

        /// <summary>Writing 1 clears it, writing 0 leaves it.</summary>
        ClearByOne,

        /// <summary>Acts when written and reads as 0.</summary>
        WriteOnly,

        /// <summary>Writing 1 sets it; only a reset clears it.</summary>
        SetOnly,

        /// <summary>Known, but not modelled: giving it another value than its reset value is reported.</summary>
        Tagged,
    }
}
