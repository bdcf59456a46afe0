namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>The current operation of FUS.</summary>
    public enum FusJobKind
    {
        /// <summary>Deleting the stack.</summary>
        Delete,

        /// <summary>Installing a stack.</summary>
        Upgrade
    }
}
