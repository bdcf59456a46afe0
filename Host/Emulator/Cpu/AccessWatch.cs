namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>A watch on accesses to a range of addresses; disposing of it ends it.</summary>
    /// <param name="end">Ends it.</param>
    public sealed class AccessWatch(Action end) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => end();
    }
}
