namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>The messages that the command line prints for each <see cref="PrepareResult"/>.</summary>
    internal static class PrepareResults
    {
        /// <summary>Returns the message for a result.</summary>
        /// <returns>The message, without a full stop.</returns>
        public static string Text(PrepareResult result) => result switch
        {
            PrepareResult.Ok => "OK",
            PrepareResult.ManifestPathInvalid => "Invalid manifest name or location",
            PrepareResult.ManifestFolderNotFound => "Update folder not found",
            PrepareResult.ManifestInvalid => "Invalid manifest data",
            PrepareResult.StageMissing => "Missing Stage2 loader",
            PrepareResult.StageIntegrityError => "Corrupted Stage2 loader",
            PrepareResult.ManifestPointerCreateError => "Failed to create update pointer file",
            PrepareResult.ManifestPointerCheckError => "Update pointer file error (corrupted FS?)",
            PrepareResult.TargetMismatch => "Hardware target mismatch",
            PrepareResult.OutdatedManifestVersion => "Update package is too old",
            PrepareResult.InternalStorageFull => "Need more free space in internal storage",
            _ => "Unknown error",
        };
    }
}
