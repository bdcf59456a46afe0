using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>Panel, backlight and LED (Native/drivers/display, Native/drivers/leds).</summary>
    public sealed class NativeDisplay : IDisplay
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void Show(byte[] frame);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void SetBacklight(bool on);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern void SetLed(int red, int green, int blue);
    }
}
