namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>A watch on accesses to an address range, removed on disposal.</summary>
    /// <param name="end">Removes the watch.</param>
    public sealed class AccessWatch(Action end) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => end();
    }
}
