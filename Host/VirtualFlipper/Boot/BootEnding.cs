namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>The reason for the end of a sequence of boots.</summary>
    public enum BootEnding
    {
        /// <summary>The device reached a final state other than the updater.</summary>
        Rests,

        /// <summary>The updater waits for input, and none is scripted.</summary>
        WaitsForPerson,

        /// <summary>The updater hangs: the core is in lockup or in an endless loop.</summary>
        Hangs,

        /// <summary>The power was cut.</summary>
        PowerLost,

        /// <summary>The chip was reset at a cut point; another sequence continues from there.</summary>
        ResetFromOutside,

        /// <summary>The limit of boots was reached.</summary>
        TooManyBoots,

        /// <summary>The limit of virtual time was reached.</summary>
        TooLong
    }
}
