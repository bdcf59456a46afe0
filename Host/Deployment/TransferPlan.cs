namespace FlipperUpdaterNano.Deployment
{
    /// <summary>What has to happen on the card so that it holds the package.</summary>
    /// <param name="ToSend">Names of the files that are missing or differ, in the order in which they are sent, the manifest last.</param>
    /// <param name="ToRemove">Names of files and folders in the package's folder that are neither of the package nor the updater's.</param>
    /// <param name="Older">Other packages on the card.</param>
    /// <param name="PresentBytes">Bytes of the files in the package's folder that are replaced, removed or of the package already.</param>
    /// <param name="BytesToSend">Bytes of <paramref name="ToSend"/>.</param>
    public sealed record TransferPlan(
        IReadOnlyList<string> ToSend,
        IReadOnlyList<string> ToRemove,
        IReadOnlyList<OlderPackage> Older,
        long PresentBytes,
        long BytesToSend);
}
