namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>What CPU2 runs once it is started.</summary>
    public enum CoprocessorFirmware
    {
        /// <summary>Nothing: it never answers.</summary>
        None,

        /// <summary>The wireless stack.</summary>
        Stack,

        /// <summary>FUS, ST's firmware upgrade services.</summary>
        Fus
    }
}
