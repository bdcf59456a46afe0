namespace FlipperUpdaterNano.Deployment
{
    /// <summary>The changes to the card that are needed for a package.</summary>
    /// <param name="ToSend">
    /// Names of the files that are missing or differ, in the order in which they are sent: the manifest is last.
    /// </param>
    /// <param name="ToRemove">
    /// Names of files and folders in the package's folder that belong neither to the package nor to the updater, and are removed.
    /// </param>
    /// <param name="Older">Other packages on the card.</param>
    /// <param name="PresentBytes">
    /// Size in bytes of the files that the package's folder already holds, whether they will be replaced, removed or kept.
    /// </param>
    /// <param name="BytesToSend">Size of <paramref name="ToSend"/> in bytes.</param>
    public sealed record TransferPlan(
        IReadOnlyList<string> ToSend,
        IReadOnlyList<string> ToRemove,
        IReadOnlyList<OlderPackage> Older,
        long PresentBytes,
        long BytesToSend);
}
