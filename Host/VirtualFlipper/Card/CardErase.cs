namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>Erase behaviour of a card (SD Physical Layer Simplified Specification, 4.3.5 and 5.6).</summary>
    public enum CardErase
    {
        /// <summary>Erased blocks read as zeros, as the card's SCR register reports.</summary>
        Zeros,

        /// <summary>Erased blocks read as ones, as the card's SCR register reports.</summary>
        Ones,

        /// <summary>The card's SCR register reports that erased blocks read as zeros, but the erase command has no effect.</summary>
        Ignored,
    }
}
