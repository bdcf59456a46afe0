namespace FlipperUpdaterNano.VirtualFlipper.Input
{
    /// <summary>User input that the updater receives.</summary>
    public enum Key
    {
        /// <summary>No input.</summary>
        None,

        /// <summary>Presses OK.</summary>
        Ok,

        /// <summary>Presses BACK.</summary>
        Back,

        /// <summary>Holds BACK.</summary>
        BackLong,

        /// <summary>Inserts the card.</summary>
        InsertCard
    }
}
