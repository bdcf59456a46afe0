namespace FlipperUpdaterNano.Emulator.Registers
{
    /// <summary>Effect of a write on a field.</summary>
    public enum FieldKind
    {
        /// <summary>Stores the written value.</summary>
        ReadWrite,

        /// <summary>Changed only by hardware; writes are ignored.</summary>
        ReadOnly,

        /// <summary>Writing 1 clears it, writing 0 leaves it unchanged.</summary>
        ClearByOne,

        /// <summary>Triggers an action when written and reads as 0.</summary>
        WriteOnly,

        /// <summary>Writing 1 sets it; only a reset clears it.</summary>
        SetOnly,

        /// <summary>Documented but not modelled: a value other than the reset value is reported.</summary>
        Tagged,
    }
}
