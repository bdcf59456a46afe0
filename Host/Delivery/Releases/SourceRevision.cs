namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>The source revision of a binary.</summary>
    /// <param name="Commit">Short hash of the commit.</param>
    /// <param name="Branch">Branch or tag.</param>
    /// <param name="Date">Day of the build.</param>
    public sealed record SourceRevision(string Commit, string Branch, DateOnly Date)
    {
        /// <summary>Gets the Unix time, in seconds, at which the day starts in UTC.</summary>
        public long Timestamp => new DateTimeOffset(Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds();
    }
}
