namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>The results of the check that the firmware performs before an update. The values are those used in the RPC.</summary>
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

        /// <summary>The loader's CRC differs from the one in the manifest.</summary>
        StageIntegrityError,

        /// <summary>The pointer file cannot be created.</summary>
        ManifestPointerCreateError,

        /// <summary>The pointer file cannot be read back.</summary>
        ManifestPointerCheckError,

        /// <summary>The package is for another hardware target.</summary>
        TargetMismatch,

        /// <summary>The format version of the manifest is too old.</summary>
        OutdatedManifestVersion,

        /// <summary>/int is full. Firmware since August 2024 also returns this result if no card is inserted.</summary>
        InternalStorageFull,

        /// <summary>Any other error.</summary>
        Unspecified,
    }
}
