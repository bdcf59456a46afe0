namespace FlipperUpdaterNano.Deployment
{
    /// <summary>Kinds of <see cref="DeploymentException"/>.</summary>
    public enum DeploymentFault
    {
        /// <summary>The device refused an operation or failed, or its responses are invalid.</summary>
        Failed,

        /// <summary>No port was found, or the port cannot be opened.</summary>
        NoPort,

        /// <summary>The device is in USB DFU or did not reappear.</summary>
        NeedsUser,
    }
}
