namespace FlipperUpdaterNano.VirtualFlipper.Folder
{
    /// <summary>
    /// Thrown if a device folder cannot be read or written. The message states the file, the fault and the remedy in one sentence.
    /// </summary>
    public sealed class DeviceFolderException : Exception
    {
        /// <summary>Creates an exception with a message for the user.</summary>
        /// <param name="inner">The underlying file-system error; null if there is none.</param>
        public DeviceFolderException(string message, Exception? inner = null)
            : base(message, inner)
        {
        }
    }
}
