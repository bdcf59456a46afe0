namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>Why playing boots ended.</summary>
    public enum BootEnding
    {
        /// <summary>The device came to rest in something that is not the updater.</summary>
        Rests,

        /// <summary>The updater waits for input, and none is scripted.</summary>
        WaitsForPerson,

        /// <summary>The updater got stuck: the core locked up, or goes round without end.</summary>
        Hangs,

        /// <summary>The power was cut.</summary>
        PowerLost,

        /// <summary>The chip was reset at a cut point; playing again goes on.</summary>
        ResetFromOutside,

        /// <summary>It would go on booting for ever.</summary>
        TooManyBoots,

        /// <summary>It would go on in one boot for ever.</summary>
        TooLong
    }
}
