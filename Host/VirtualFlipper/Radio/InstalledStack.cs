namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>The wireless stack in CPU2's flash.</summary>
    /// <param name="Type">Stack type: 1 BLE full, 2 HCI, 3 BLE light and so on.</param>
    /// <param name="Address">Its first address, which is the secure start.</param>
    public sealed record InstalledStack(StackVersion Version, int Type, uint Address);
}
