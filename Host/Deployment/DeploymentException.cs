namespace FlipperUpdaterNano.Deployment
{
    /// <summary>Thrown if the device, the port or the card fails or refuses an operation.</summary>
    /// <param name="kind">Kind of fault, which determines what the user should do.</param>
    /// <param name="message">The message: one sentence without a full stop.</param>
    public sealed class DeploymentException(DeploymentFault kind, string message) : Exception(message)
    {
        /// <summary>Gets the kind of fault, which determines what the user should do.</summary>
        public DeploymentFault Kind { get; } = kind;

        /// <summary>Gets a value indicating whether the device did not respond at all.</summary>
        internal bool IsSilence { get; init; }

        /// <summary>Creates an exception for a failure of the device or its card.</summary>
        /// <param name="message">One sentence without a full stop.</param>
        internal static DeploymentException Failed(string message) => new(DeploymentFault.Failed, message);
    }
}
