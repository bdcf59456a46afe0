namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Bytes that are not what their format says. The message names what and where.</summary>
    public sealed class MalformedException : CardIoException
    {
        /// <summary>Initializes a new instance of the <see cref="MalformedException"/> class.</summary>
        /// <param name="message">What is wrong, and where.</param>
        public MalformedException(string message)
            : base(message)
        {
        }
    }
}
