namespace FlipperUpdaterNano.Hal
{
    /// <summary>The 128 x 64 black-on-white display, its backlight and the status LED.</summary>
    public interface IDisplay
    {
        /// <summary>Shows a frame and returns once the panel has received it.</summary>
        /// <param name="frame">
        /// 1,024 bytes in the order of the panel: pixel (x, y) is bit y % 8 of byte (y / 8) x 128 + x; 1 is dark.
        /// </param>
        void Show(byte[] frame);

        /// <summary>Turns the backlight on or off.</summary>
        /// <param name="on"><see langword="true"/> turns the backlight on.</param>
        void SetBacklight(bool on);

        /// <summary>Sets the status LED.</summary>
        /// <param name="red">Brightness of red, 0 (off) to 255.</param>
        /// <param name="green">Brightness of green, 0 (off) to 255.</param>
        /// <param name="blue">Brightness of blue, 0 (off) to 255.</param>
        void SetLed(int red, int green, int blue);
    }
}
