namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>The program that CPU2 runs once it is started.</summary>
    public enum CoprocessorFirmware
    {
        /// <summary>No program: CPU2 never responds.</summary>
        None,

        /// <summary>The radio stack.</summary>
        Stack,

        /// <summary>FUS, ST's firmware upgrade services.</summary>
        Fus
    }
}
