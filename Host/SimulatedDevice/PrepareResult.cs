namespace FlipperUpdaterNano.SimulatedDevice
{
    /// <summary>Results of the firmware's check before an update, with the numbers that are on the wire.</summary>
    public enum PrepareResult
    {
        /// <summary>The device is armed.</summary>
        Ok,

        /// <summary>The path of the manifest is not valid.</summary>
        ManifestPathInvalid,

        /// <summary>There is no such manifest.</summary>
        ManifestFolderNotFound,

        /// <summary>The manifest cannot be read.</summary>
        ManifestInvalid,

        /// <summary>The loader is missing.</summary>
        StageMissing,

        /// <summary>The loader has another CRC than the manifest says.</summary>
        StageIntegrityError,

        /// <summary>The pointer file cannot be written.</summary>
        ManifestPointerCreateError,

        /// <summary>The pointer file does not read back.</summary>
        ManifestPointerCheckError,

        /// <summary>The package is for another hardware target.</summary>
        TargetMismatch,

        /// <summary>The manifest's version is too old.</summary>
        OutdatedManifestVersion,

        /// <summary>/int is full, or since 2024-08 there is no card.</summary>
        InternalStorageFull,

        /// <summary>Anything else.</summary>
        Unspecified,
    }
}
