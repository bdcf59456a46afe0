namespace FlipperUpdaterNano.Fupd.Demo
{
    /// <summary>Sizes of the demo's package.</summary>
    internal enum DemoSize
    {
        /// <summary>700 KiB of firmware, 1 MiB of resources.</summary>
        Ordinary,

        /// <summary>Firmware and resources of the shape of a stock release.</summary>
        Release,

        /// <summary>Everything small: 50 kB of firmware, 10 kB of resources.</summary>
        Small,
    }
}
