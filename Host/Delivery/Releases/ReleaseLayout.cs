namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>Conventions for the names and formats of a release.</summary>
    public enum ReleaseLayout
    {
        /// <summary>As in current stock builds: fixed names in the package, <c>resources.ths</c>, the version in the metadata.</summary>
        Today,

        /// <summary>As in 2022: the names of the file set in the package too, <c>resources.tar</c>.</summary>
        Seed,
    }
}
