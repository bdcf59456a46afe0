namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>The source revision from which a binary was built.</summary>
    /// <param name="Commit">Short hash of the commit.</param>
    /// <param name="Branch">Branch or tag.</param>
    /// <param name="Date">Day of the build.</param>
    public sealed record SourceRevision(string Commit, string Branch, DateOnly Date)
    {
        /// <summary>Gets the start of the day in UTC, as Unix time in seconds.</summary>
        public long Timestamp => new DateTimeOffset(Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds();
    }
}
