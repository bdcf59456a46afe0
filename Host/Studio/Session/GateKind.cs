namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>Where a run can be held, and input can come in: the same places in every repetition of the run.</summary>
    internal enum GateKind
    {
        /// <summary>An operation begins (docs/GLOSSARY.md: cut id).</summary>
        Operation,

        /// <summary>A new screen is shown.</summary>
        Screen,

        /// <summary>The updater waits for input.</summary>
        Wait,

        /// <summary>The device is off, or in a final state.</summary>
        Off,
    }
}
