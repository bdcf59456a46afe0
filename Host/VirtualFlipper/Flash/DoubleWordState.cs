namespace FlipperUpdaterNano.VirtualFlipper.Flash
{
    /// <summary>State of a double word in addition to its 64 bits.</summary>
    public enum DoubleWordState : byte
    {
        /// <summary>Erased: it reads as all ones, and may be programmed.</summary>
        Erased,

        /// <summary>Programmed once. Programmed: even if it holds all ones, it must be erased before it is programmed again.</summary>
        Programmed,

        /// <summary>
        /// An operation on it was interrupted: it reads as an undefined value, and must be erased before it is programmed.
        /// </summary>
        Unstable,

        /// <summary>An operation on it was interrupted: reading it raises an uncorrectable ECC error.</summary>
        EccError
    }
}
