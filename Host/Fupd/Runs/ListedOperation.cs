namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>One persistent change of a run.</summary>
    /// <param name="Id">Its cut id without the mode: <c>OPERATION@ADDRESS#N</c>.</param>
    /// <param name="Begun">Device time of its start, in nanoseconds.</param>
    /// <param name="Ended">Device time of its end; that of its start if it was cut.</param>
    /// <param name="Boot">The boot to which it belongs.</param>
    /// <param name="Stage">The last stage that the updater reported; 0 before the first.</param>
    internal sealed record ListedOperation(string Id, long Number, long Begun, long Ended, int Boot, int Stage);
}
