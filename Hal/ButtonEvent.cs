namespace FlipperUpdaterNano.Hal
{
    /// <summary>Events of the OK and BACK buttons and of the card slot. The other buttons cause no events.</summary>
    public enum ButtonEvent
    {
        /// <summary>No event.</summary>
        None,

        /// <summary>OK was pressed and released.</summary>
        Ok,

        /// <summary>BACK was pressed for less than half a second.</summary>
        Back,

        /// <summary>BACK was held for half a second or longer.</summary>
        BackLong,

        /// <summary>A card has been inserted.</summary>
        CardInserted
    }
}
