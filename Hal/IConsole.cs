namespace FlipperUpdaterNano.Hal
{
    /// <summary>The text console: USART1 on the device, the test host on the desktop. Writing never waits for a receiver.</summary>
    public interface IConsole
    {
        /// <summary>Writes one line.</summary>
        /// <param name="line">The line, without a line ending.</param>
        void WriteLine(string line);
    }
}
