namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>One persistent change of a run.</summary>
    /// <param name="Id">Its cut id without the mode: <c>OPERATION@ADDRESS#N</c>.</param>
    /// <param name="Begun">Device time of its begin, in nanoseconds.</param>
    /// <param name="Ended">Device time of its end; that of its begin when it was cut.</param>
    /// <param name="Boot">The boot it belongs to.</param>
    /// <param name="Stage">The stage the updater reported last; 0 before any.</param>
    internal sealed record ListedOperation(string Id, long Number, long Begun, long Ended, int Boot, int Stage);
}
