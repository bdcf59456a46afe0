namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>The program that CPU2 runs once started.</summary>
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
