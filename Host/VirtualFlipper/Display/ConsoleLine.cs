namespace FlipperUpdaterNano.VirtualFlipper.Display
{
    /// <summary>A line that the device has written to its serial console.</summary>
    /// <param name="Boot">Boot number, counted from 1.</param>
    /// <param name="Text">The line, without its line ending.</param>
    public sealed record ConsoleLine(long Nanoseconds, int Boot, string Text);
}
