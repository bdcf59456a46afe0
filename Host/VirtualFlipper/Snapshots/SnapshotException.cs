namespace FlipperUpdaterNano.VirtualFlipper.Snapshots
{
    /// <summary>Thrown if this version cannot restore a snapshot. The message states the reason in one sentence.</summary>
    public sealed class SnapshotException : Exception
    {
        /// <summary>Creates an exception with a message for the user.</summary>
        /// <param name="message">The reason in one sentence.</param>
        /// <param name="inner">The underlying exception; null if there is none.</param>
        public SnapshotException(string message, Exception? inner = null)
            : base(message, inner)
        {
        }
    }
}
