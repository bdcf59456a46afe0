using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>Buttons and the card slot's switch (Native/drivers/buttons).</summary>
    public sealed class NativeButtons : IButtons
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern ButtonEvent Next(int timeoutMilliseconds);
    }
}
