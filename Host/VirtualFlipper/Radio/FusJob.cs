namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>A FUS operation, which is preserved across resets and power losses so that FUS can continue it.</summary>
    /// <param name="Kind">Kind of the operation.</param>
    /// <param name="Phase">Number of completed phases, each of which ends with a reset.</param>
    /// <param name="Source">Start address of the image to install; 0 if FUS must search for the image.</param>
    /// <param name="PagesDone">Number of completed pages of the current phase.</param>
    /// <param name="Image">The image; null before its validation.</param>
    /// <param name="Type">The stack type of the image, which is set by the validation.</param>
    public sealed record FusJob(FusJobKind Kind, int Phase = 0, uint Source = 0, int PagesDone = 0, RadioImage? Image = null, int Type = 0);
}
