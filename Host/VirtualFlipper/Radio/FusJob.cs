namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>An operation of FUS as FUS stores it across resets and power losses, so that it can continue.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Phase">Number of completed phases, each of which ends with a reset.</param>
    /// <param name="Source">First address of the image to install; 0 to search for it.</param>
    /// <param name="PagesDone">Pages of the present phase that are done.</param>
    /// <param name="Image">The image, once it was validated.</param>
    /// <param name="Type">The stack type of the image, once it was validated.</param>
    public sealed record FusJob(FusJobKind Kind, int Phase = 0, uint Source = 0, int PagesDone = 0, RadioImage? Image = null, int Type = 0);
}
