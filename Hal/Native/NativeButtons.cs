using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>Buttons and the card slot's switch (Native/drivers/buttons).</summary>
    public sealed class NativeButtons : IButtons
    {
        /// <inheritdoc/>
        public ButtonEvent Next(int timeoutMilliseconds)
        {
            return (ButtonEvent)TakeEvent(timeoutMilliseconds);
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int TakeEvent(int timeoutMilliseconds);
    }
}
