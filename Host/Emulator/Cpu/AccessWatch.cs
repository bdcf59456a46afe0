namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Watches accesses to an address range until disposed.</summary>
    /// <param name="end">Removes the watch.</param>
    public sealed class AccessWatch(Action end) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => end();
    }
}
