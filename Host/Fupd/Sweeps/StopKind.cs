namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>The kind of disturbance.</summary>
    internal enum StopKind
    {
        /// <summary>The power is cut, then the device is switched on again.</summary>
        Power,

        /// <summary>The chip is reset externally, without a power loss, so FLASH_ACR.EMPTY is not reloaded.</summary>
        Reset,

        /// <summary>The card is pulled, and inserted again when the updater waits for it.</summary>
        Card,
    }
}
