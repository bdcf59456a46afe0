namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>One persistent change of a run.</summary>
    /// <param name="Id">Cut id of the operation, without the mode: <c>OPERATION@ADDRESS#N</c>.</param>
    /// <param name="Begun">Device time of the operation's start, in nanoseconds.</param>
    /// <param name="Ended">Device time of the operation's end, in nanoseconds; if the operation was cut, the time of its start.</param>
    /// <param name="Boot">Number of the boot to which the operation belongs.</param>
    /// <param name="Stage">The last stage that the updater reported; 0 before the first report.</param>
    internal sealed record ListedOperation(string Id, long Number, long Begun, long Ended, int Boot, int Stage);
}
