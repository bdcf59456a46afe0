namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>What something was built from.</summary>
    /// <param name="Commit">Short hash of the commit.</param>
    /// <param name="Branch">Branch or tag.</param>
    /// <param name="Date">Day of the build.</param>
    public sealed record SourceRevision(string Commit, string Branch, DateOnly Date)
    {
        /// <summary>Gets the first second of the day, UTC, since 1970.</summary>
        public long Timestamp => new DateTimeOffset(Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds();
    }
}
