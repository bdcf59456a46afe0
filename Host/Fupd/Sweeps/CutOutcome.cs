namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>The outcome of an update with one or more cuts. The names in reports are a public interface.</summary>
    internal enum CutOutcome
    {
        /// <summary>Switched on again, the device completed the update by itself.</summary>
        CompletedAlone,

        /// <summary>
        /// The old firmware runs with its settings, package and pointer are still there: started again by the user, the update completes.
        /// </summary>
        NotStarted,

        /// <summary>The device waits in USB DFU for a computer; with the firmware written from there the update completes.</summary>
        NeedsPc,

        /// <summary>The option bytes contradict their complements, and the chip starts its safe boot.</summary>
        TornOptions,

        /// <summary>
        /// The device executes nothing useful; with the firmware written from a computer (OK held at power-on) the update completes.
        /// </summary>
        Hang,

        /// <summary>Settings, user files or resources are not as expected, or the update stopped with an error.</summary>
        Lost,
    }
}
