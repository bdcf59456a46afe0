namespace FlipperUpdaterNano.VirtualFlipper.Input
{
    /// <summary>What a person does at the device that the updater notices.</summary>
    public enum Key
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>Presses OK.</summary>
        Ok,

        /// <summary>Presses BACK.</summary>
        Back,

        /// <summary>Holds BACK.</summary>
        BackLong,

        /// <summary>Puts the card in.</summary>
        InsertCard
    }
}
