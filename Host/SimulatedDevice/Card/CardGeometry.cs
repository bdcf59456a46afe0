namespace FlipperUpdaterNano.SimulatedDevice.Card
{
    /// <summary>Capacity and cluster size of a card.</summary>
    /// <param name="CapacityBytes">Bytes available for files and directories.</param>
    /// <param name="ClusterBytes">Cluster size in bytes, the unit of allocation.</param>
    public sealed record CardGeometry(long CapacityBytes, int ClusterBytes);
}
