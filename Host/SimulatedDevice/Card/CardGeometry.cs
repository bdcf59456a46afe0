namespace FlipperUpdaterNano.SimulatedDevice.Card
{
    /// <summary>The size of a card.</summary>
    /// <param name="CapacityBytes">Bytes that files and directories can take.</param>
    /// <param name="ClusterBytes">Bytes of a cluster, the unit in which space is taken.</param>
    public sealed record CardGeometry(long CapacityBytes, int ClusterBytes);
}
