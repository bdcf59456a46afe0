namespace FlipperUpdaterNano.VirtualFlipper.Display
{
    /// <summary>A line the device wrote to its serial console.</summary>
    /// <param name="Boot">In which boot, from 1.</param>
    /// <param name="Text">The line without its end.</param>
    public sealed record ConsoleLine(long Nanoseconds, int Boot, string Text);
}
