namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Sees what the core executes.</summary>
    public interface ICodeObserver
    {
        /// <summary>Called before a block of instructions runs; registers are up to date.</summary>
        /// <param name="address">Where the block begins.</param>
        /// <param name="instructions">Its instructions.</param>
        void BlockBegins(uint address, int instructions);
    }
}
