namespace FlipperUpdaterNano.VirtualFlipper.Snapshots
{
    /// <summary>A snapshot that this version cannot restore; the message is one sentence with the reason.</summary>
    public sealed class SnapshotException : Exception
    {
        /// <summary>Creates an exception with a message for the user.</summary>
        /// <param name="message">Why.</param>
        /// <param name="inner">The cause, or null.</param>
        public SnapshotException(string message, Exception? inner = null)
            : base(message, inner)
        {
        }
    }
}
