namespace FlipperUpdaterNano.Deployment
{
    /// <summary>The device, the port or the card failed, or refused an operation.</summary>
    /// <param name="kind">The kind of fault, which determines the remedy.</param>
    /// <param name="message">One sentence without a full stop.</param>
    public sealed class DeploymentException(DeploymentFault kind, string message) : Exception(message)
    {
        /// <summary>Gets the kind of fault, which determines the remedy.</summary>
        public DeploymentFault Kind { get; } = kind;

        /// <summary>Gets a value indicating whether the device did not respond at all.</summary>
        internal bool IsSilence { get; init; }

        /// <summary>Creates an exception for an error of the device or its card.</summary>
        /// <param name="message">One sentence without a full stop.</param>
        internal static DeploymentException Failed(string message) => new(DeploymentFault.Failed, message);
    }
}
