using System.Runtime.CompilerServices;

namespace FlipperUpdaterNano.Hal.Native
{
    /// <summary>Panel, backlight and LED (Native/drivers/display, Native/drivers/leds).</summary>
    public sealed class NativeDisplay : IDisplay
    {
        /// <inheritdoc/>
        public void Show(byte[] frame)
        {
            Transfer(frame);
        }

        /// <inheritdoc/>
        public void SetBacklight(bool on)
        {
            SwitchBacklight(on);
        }

        /// <inheritdoc/>
        public void SetLed(int red, int green, int blue)
        {
            SetColour(red, green, blue);
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Transfer(byte[] frame);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void SwitchBacklight(bool on);

        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void SetColour(int red, int green, int blue);
    }
}
