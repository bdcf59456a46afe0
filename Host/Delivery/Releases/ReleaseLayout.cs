namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>Conventions for the names and formats of a release.</summary>
    public enum ReleaseLayout
    {
        /// <summary>As in current stock builds: fixed names in the package, <c>resources.ths</c>, the version in the metadata.</summary>
        Today,

        /// <summary>As in 2022: the package too uses the file names of the release, and has <c>resources.tar</c>.</summary>
        Seed,
    }
}
