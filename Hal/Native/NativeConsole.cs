using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>Text on USART1 (Native/drivers/console).</summary>
    public sealed class NativeConsole : IConsole
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
