namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>Kind of a FUS operation.</summary>
    public enum FusJobKind
    {
        /// <summary>Deleting the radio stack.</summary>
        Delete,

        /// <summary>Installing a radio stack.</summary>
        Upgrade
    }
}
