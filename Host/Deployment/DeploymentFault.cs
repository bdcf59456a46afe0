namespace FlipperUpdaterNano.Deployment
{
    /// <summary>Kinds of <see cref="DeploymentException"/>.</summary>
    public enum DeploymentFault
    {
        /// <summary>The device refused or failed, or its answers make no sense.</summary>
        Failed,

        /// <summary>There is no port to talk to.</summary>
        NoPort,

        /// <summary>The device is in USB DFU or did not come back.</summary>
        NeedsUser,
    }
}
