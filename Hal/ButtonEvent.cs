namespace FlipperUpdaterNano.Hal
{
    /// <summary>What happened at the buttons. Only these keys cause events.</summary>
    public enum ButtonEvent
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>OK was pressed shortly.</summary>
        Ok,

        /// <summary>BACK was pressed shortly.</summary>
        Back,

        /// <summary>BACK was held for half a second or longer.</summary>
        BackLong,

        /// <summary>A card was put into the slot.</summary>
        CardInserted
    }
}
