using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.OnChip
{
    /// <summary>Text on USART1 (Native/drivers/console).</summary>
    public sealed class ChipConsole : IConsole
    {
        /// <inheritdoc/>
        public void WriteLine(string line)
        {
            Print(line);
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Print(string line);
    }
}
