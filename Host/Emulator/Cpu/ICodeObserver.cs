namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Observes executed code.</summary>
    public interface ICodeObserver
    {
        /// <summary>Called before a block of instructions runs. The registers are up to date.</summary>
        /// <param name="address">Address of the block.</param>
        void BlockBegins(uint address, int instructions);
    }
}
