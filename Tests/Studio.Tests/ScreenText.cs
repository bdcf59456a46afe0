using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Updater.Screens;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Display;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Finds a label on a screen by the pixels of the updater's font.</summary>
    internal static class ScreenText
    {
        /// <summary>Searches the whole screen for a label that is not bold.</summary>
        /// <param name="screen">The dark pixels of the screen, row by row.</param>
        /// <returns>Whether the label was found.</returns>
        public static bool IsOn(bool[] screen, string text)
        {
            // The pixels of the label: those that are dark in a progress view with the label, but not in one without it.
            Frame with = Draw(text);
            Frame without = Draw(" ");
            (int X, int Y)[] label = [.. Points().Where(point => with.IsDark(point.X, point.Y) && !without.IsDark(point.X, point.Y))];
            (int left, int top) = (label.Min(point => point.X), label.Min(point => point.Y));
            (int right, int bottom) = (label.Max(point => point.X), label.Max(point => point.Y));
            HashSet<(int X, int Y)> dark = [.. label.Select(point => (point.X - left, point.Y - top))];
            return Points().Any(origin => origin.X + right - left < Frame.Width && origin.Y + bottom - top < Frame.Height
                && Points(right - left + 1, bottom - top + 1).All(
                    point => screen[((origin.Y + point.Y) * Frame.Width) + origin.X + point.X] == dark.Contains(point)));
        }

        private static IEnumerable<(int X, int Y)> Points(int width = Frame.Width, int height = Frame.Height) =>
            from y in Enumerable.Range(0, height) from x in Enumerable.Range(0, width) select (x, y);

        private static Frame Draw(string label)
        {
            VirtualDevice device = VirtualDevice.CreateDefault();
            new UpdaterScreen(new MockDevice(device)).ShowProgress(label, 0, false);
            return device.Display.Shown!;
        }
    }
}
