using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper.Display;

namespace FlipperUpdaterNano.MockHal
{
    internal sealed class MockDisplay(MockDevice mock) : IDisplay
    {
        /// <summary>Time in nanoseconds to send 1,024 bytes and 8 x 3 page commands at 4 MHz (docs/reference/hardware.md 6.3).</summary>
        private const long FrameTime = (Frame.Size + (8 * 3)) * 8 * 250L;

        public void Show(byte[] frame)
        {
            mock.Spend(FrameTime).Display.Show(frame);
        }

        public void SetBacklight(bool on)
        {
            mock.Alive().Display.SetBacklight(on);
        }

        public void SetLed(int red, int green, int blue)
        {
            mock.Alive().Display.SetLed(red, green, blue);
        }
    }
}
