namespace FlipperUpdaterNano.SimulatedDevice.Card
{
    /// <summary>Results of the firmware's storage service.</summary>
    internal enum CardError
    {
        /// <summary>The operation succeeded.</summary>
        Ok,

        /// <summary>There is no card in the slot.</summary>
        NotReady,

        /// <summary>An entry with this name already exists.</summary>
        Exists,

        /// <summary>No entry has this name.</summary>
        NotFound,

        /// <summary>The operation is not valid for this kind of entry.</summary>
        InvalidParameter,

        /// <summary>The operation is not allowed, because the directory is not empty or the parent directory is missing.</summary>
        Denied,

        /// <summary>FAT cannot hold the name, or the path is outside the storage.</summary>
        InvalidName,

        /// <summary>The card failed or is full.</summary>
        Internal,

        /// <summary>The simulated firmware does not implement the operation.</summary>
        NotImplemented,
    }
}
