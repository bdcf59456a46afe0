namespace FlipperUpdaterNano.Fupd.Demo
{
    /// <summary>The package sizes that the demo supports.</summary>
    internal enum DemoSize
    {
        /// <summary>700 KiB of firmware, 1 MiB of resources.</summary>
        Ordinary,

        /// <summary>Firmware and resources with the sizes of a stock release.</summary>
        Release,

        /// <summary>
        /// A point release, for a card that holds the previous release: 300 files differ, 40 are removed, and 30 are new.
        /// </summary>
        Point,

        /// <summary>A release with many applications: 1,453 resource files, 9.0 MB.</summary>
        Large,

        /// <summary>50 kB of firmware, 10 kB of resources.</summary>
        Small,
    }
}
