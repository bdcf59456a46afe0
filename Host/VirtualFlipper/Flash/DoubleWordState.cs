namespace FlipperUpdaterNano.VirtualFlipper.Flash
{
    /// <summary>State of a double word, stored in addition to its 64 data bits.</summary>
    public enum DoubleWordState : byte
    {
        /// <summary>Erased: the double word reads as all ones, and may be programmed.</summary>
        Erased,

        /// <summary>Programmed: the double word must be erased before it is programmed again, even if it holds all ones.</summary>
        Programmed,

        /// <summary>
        /// An operation on the double word was interrupted. The double word reads as an undefined value, and must be erased before it is
        /// programmed.
        /// </summary>
        Unstable,

        /// <summary>An operation on the double word was interrupted. Reading the double word raises an uncorrectable ECC error.</summary>
        EccError
    }
}
