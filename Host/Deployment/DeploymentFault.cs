namespace FlipperUpdaterNano.Deployment
{
    /// <summary>Kinds of <see cref="DeploymentException"/>.</summary>
    public enum DeploymentFault
    {
        /// <summary>The device refused or failed, or its answers are invalid.</summary>
        Failed,

        /// <summary>No port was found, or it cannot be opened.</summary>
        NoPort,

        /// <summary>The device is in USB DFU or did not reappear.</summary>
        NeedsUser,
    }
}
