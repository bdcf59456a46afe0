namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>Conventions for the names and formats of a release.</summary>
    public enum ReleaseLayout
    {
        /// <summary>
        /// The layout of current stock builds: the package has fixed file names and <c>resources.ths</c>, and the metadata contain the
        /// version.
        /// </summary>
        Today,

        /// <summary>The layout of 2022: the package also uses the file names of the release, and has <c>resources.tar</c>.</summary>
        Seed,
    }
}
