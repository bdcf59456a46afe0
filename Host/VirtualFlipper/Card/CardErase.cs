namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>Erase behaviour of a card (SD Physical Layer Simplified Specification, 4.3.5 and 5.6).</summary>
    public enum CardErase
    {
        /// <summary>Erased blocks are zeros, as stated in its SCR register.</summary>
        Zeros,

        /// <summary>Erased blocks are ones, as stated in its SCR register.</summary>
        Ones,

        /// <summary>Its SCR register states that erased blocks are zeros, but the command has no effect.</summary>
        Ignored,
    }
}
