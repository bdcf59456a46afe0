namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>The current operation of FUS.</summary>
    public enum FusJobKind
    {
        /// <summary>Deleting the radio stack.</summary>
        Delete,

        /// <summary>Installing a radio stack.</summary>
        Upgrade
    }
}
