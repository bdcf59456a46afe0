namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The kinds of stop points. The stop points of a run are the same in every replay.</summary>
    internal enum GateKind
    {
        /// <summary>An operation begins (docs/GLOSSARY.md: cut id).</summary>
        Operation,

        /// <summary>A new screen is shown.</summary>
        Screen,

        /// <summary>The updater is waiting for input.</summary>
        Wait,

        /// <summary>The device is off or in a final state.</summary>
        Off,
    }
}
