namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>The radio stack in the flash owned by CPU2.</summary>
    /// <param name="Type">Stack type, for example 1 for BLE full, 2 for HCI and 3 for BLE light.</param>
    /// <param name="Address">Start address of the stack, which is also the secure start.</param>
    public sealed record InstalledStack(StackVersion Version, int Type, uint Address);
}
