namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>Kind of an operation of FUS.</summary>
    public enum FusJobKind
    {
        /// <summary>Deleting the radio stack.</summary>
        Delete,

        /// <summary>Installing a radio stack.</summary>
        Upgrade
    }
}
