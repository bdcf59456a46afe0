namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>Results of the firmware's check before an update, with their numbers in the protocol.</summary>
    public enum PrepareResult
    {
        /// <summary>The device is armed.</summary>
        Ok,

        /// <summary>The path of the manifest is not valid.</summary>
        ManifestPathInvalid,

        /// <summary>The manifest was not found.</summary>
        ManifestFolderNotFound,

        /// <summary>The manifest cannot be read.</summary>
        ManifestInvalid,

        /// <summary>The loader is missing.</summary>
        StageMissing,

        /// <summary>The CRC of the loader differs from the manifest.</summary>
        StageIntegrityError,

        /// <summary>The pointer file cannot be written.</summary>
        ManifestPointerCreateError,

        /// <summary>The pointer file does not read back.</summary>
        ManifestPointerCheckError,

        /// <summary>The package is for another hardware target.</summary>
        TargetMismatch,

        /// <summary>The manifest's version is too old.</summary>
        OutdatedManifestVersion,

        /// <summary>/int is full or, since 2024-08, no card is inserted.</summary>
        InternalStorageFull,

        /// <summary>Any other error.</summary>
        Unspecified,
    }
}
