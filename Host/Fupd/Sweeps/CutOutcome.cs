namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>The outcome of an update with one or more cuts. The names in reports are a public interface.</summary>
    internal enum CutOutcome
    {
        /// <summary>The device completed the update unaided after power-on.</summary>
        CompletedAlone,

        /// <summary>
        /// The old firmware runs with its settings, and the package and the pointer file still exist. The update completes if the user
        /// starts it again.
        /// </summary>
        NotStarted,

        /// <summary>The device waits in USB DFU for a computer. The update completes after the computer has written the firmware.</summary>
        NeedsPc,

        /// <summary>The option bytes do not match their complements, so the chip starts USB DFU (ST's safe boot).</summary>
        TornOptions,

        /// <summary>
        /// The device hangs. The update completes after the user has held OK at power-on and a computer has written the firmware.
        /// </summary>
        Hang,

        /// <summary>Settings, user files or resources are not as expected, or the update stopped with an error.</summary>
        Lost,
    }
}
