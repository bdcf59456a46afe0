using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>The text console on USART1 (Native/drivers/console).</summary>
    public sealed class NativeConsole : IConsole
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void WriteLine(string line);
    }
}
