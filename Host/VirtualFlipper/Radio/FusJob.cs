namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>An operation of FUS, as stored across resets and power losses so that FUS can continue it.</summary>
    /// <param name="Kind">Kind of the operation.</param>
    /// <param name="Phase">Number of completed phases, each of which ends with a reset.</param>
    /// <param name="Source">First address of the image to install; 0 to search for it.</param>
    /// <param name="PagesDone">Number of completed pages of the current phase.</param>
    /// <param name="Image">The image, after its validation.</param>
    /// <param name="Type">The stack type of the image, after its validation.</param>
    public sealed record FusJob(FusJobKind Kind, int Phase = 0, uint Source = 0, int PagesDone = 0, RadioImage? Image = null, int Type = 0);
}
