namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>Results of the firmware's check before an update. The values are those of the RPC.</summary>
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

        /// <summary>The pointer file cannot be created.</summary>
        ManifestPointerCreateError,

        /// <summary>The pointer file cannot be read back.</summary>
        ManifestPointerCheckError,

        /// <summary>The package is for another hardware target.</summary>
        TargetMismatch,

        /// <summary>The version of the manifest's format is too old.</summary>
        OutdatedManifestVersion,

        /// <summary>/int is full. Firmware since 2024-08 returns this result if no card is inserted.</summary>
        InternalStorageFull,

        /// <summary>Any other error.</summary>
        Unspecified,
    }
}
