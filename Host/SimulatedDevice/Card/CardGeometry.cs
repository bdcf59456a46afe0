namespace FlipperUpdaterNano.SimulatedDevice.Card
{
    /// <summary>Capacity and cluster size of a card.</summary>
    /// <param name="CapacityBytes">Number of bytes available for files and directories.</param>
    /// <param name="ClusterBytes">Size in bytes of a cluster, the unit of allocation.</param>
    public sealed record CardGeometry(long CapacityBytes, int ClusterBytes);
}
