namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>The exception for data that violates its format. The message describes the fault and its location.</summary>
    public sealed class MalformedException : CardIoException
    {
        /// <summary>Creates an exception with a message.</summary>
        /// <param name="message">One sentence that describes the fault and its location.</param>
        public MalformedException(string message)
            : base(message)
        {
        }
    }
}
