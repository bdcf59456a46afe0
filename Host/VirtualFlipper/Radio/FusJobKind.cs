namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>What FUS is in the middle of.</summary>
    public enum FusJobKind
    {
        /// <summary>Deleting the stack.</summary>
        Delete,

        /// <summary>Installing a stack.</summary>
        Upgrade
    }
}
