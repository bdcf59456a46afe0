namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>How a card erases blocks (SD Physical Layer Simplified Specification, 4.3.5 and 5.6).</summary>
    public enum CardErase
    {
        /// <summary>Erased blocks are zeros, and its SCR register says so.</summary>
        Zeros,

        /// <summary>Erased blocks are ones, and its SCR register says so.</summary>
        Ones,

        /// <summary>Its SCR register says that erased blocks are zeros, but the command changes nothing.</summary>
        Ignored,
    }
}
