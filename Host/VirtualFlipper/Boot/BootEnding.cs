namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>The reason why a sequence of boots ended.</summary>
    public enum BootEnding
    {
        /// <summary>The device reached a final state in which the updater is not running.</summary>
        Rests,

        /// <summary>The updater waits for input, but none is scripted.</summary>
        WaitsForPerson,

        /// <summary>The updater hangs: the core is in lockup or in an endless loop.</summary>
        Hangs,

        /// <summary>The power was cut.</summary>
        PowerLost,

        /// <summary>The chip was reset at a cut point. Another sequence of boots continues after this reset.</summary>
        ResetFromOutside,

        /// <summary>The limit on the number of boots was reached.</summary>
        TooManyBoots,

        /// <summary>The limit on virtual time was reached.</summary>
        TooLong
    }
}
