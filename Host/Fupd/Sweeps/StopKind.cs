namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>The kind of disturbance.</summary>
    internal enum StopKind
    {
        /// <summary>The power is cut; the device is switched on again.</summary>
        Power,

        /// <summary>The chip is reset from outside, with the power on: FLASH_ACR.EMPTY is not loaded anew.</summary>
        Reset,

        /// <summary>The card is pulled, and put in again when the updater waits.</summary>
        Card,
    }
}
