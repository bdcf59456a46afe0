namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>Which era's names and formats a release has.</summary>
    public enum ReleaseLayout
    {
        /// <summary>As stock builds have them now: fixed names in the package, <c>resources.ths</c>, the version in the metadata.</summary>
        Today,

        /// <summary>As in 2022: the names of the file set in the package too, <c>resources.tar</c>.</summary>
        Seed,
    }
}
