namespace FlipperUpdaterNano.Deployment
{
    /// <summary>The changes to the card that a package requires.</summary>
    /// <param name="ToSend">Names of the files that are missing or differ, in sending order; the manifest is last.</param>
    /// <param name="ToRemove">
    /// Names of the files and folders to remove from the package's folder, because they belong neither to the package nor to the updater.
    /// </param>
    /// <param name="Older">Other packages on the card.</param>
    /// <param name="PresentBytes">
    /// Total size in bytes of the files that the package's folder already holds, whether they will be replaced, removed or kept.
    /// </param>
    /// <param name="BytesToSend">Total size in bytes of the files in <paramref name="ToSend"/>.</param>
    public sealed record TransferPlan(
        IReadOnlyList<string> ToSend,
        IReadOnlyList<string> ToRemove,
        IReadOnlyList<OlderPackage> Older,
        long PresentBytes,
        long BytesToSend);
}
