namespace FlipperUpdaterNano.Deployment
{
    /// <summary>The device, the port or the card does not allow what was asked for.</summary>
    /// <param name="kind">What a caller can do about it.</param>
    /// <param name="message">One sentence without a full stop.</param>
    public sealed class DeploymentException(DeploymentFault kind, string message) : Exception(message)
    {
        /// <summary>Gets what a caller can do about it.</summary>
        public DeploymentFault Kind { get; } = kind;

        /// <summary>Gets a value indicating whether the device did not answer at all.</summary>
        internal bool IsSilence { get; init; }

        /// <summary>Makes one about an error of the device or its card.</summary>
        /// <param name="message">One sentence without a full stop.</param>
        /// <returns>The exception.</returns>
        internal static DeploymentException Failed(string message) => new(DeploymentFault.Failed, message);
    }
}
