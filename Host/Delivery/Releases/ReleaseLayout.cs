namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>Conventions for the names and formats of a release.</summary>
    public enum ReleaseLayout
    {
        /// <summary>
        /// The layout of current stock builds: the package has fixed file names and contains <c>resources.ths</c>, and the metadata contain
        /// the version.
        /// </summary>
        Today,

        /// <summary>The layout of 2022: the package, too, uses the release's file names, and it contains <c>resources.tar</c>.</summary>
        Seed,
    }
}
