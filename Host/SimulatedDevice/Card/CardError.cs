namespace FlipperUpdaterNano.SimulatedDevice.Card
{
    /// <summary>Results of the firmware's storage service, with the texts of its command line.</summary>
    internal enum CardError
    {
        /// <summary>The operation succeeded.</summary>
        Ok,

        /// <summary>No card is in the slot.</summary>
        NotReady,

        /// <summary>An entry with this name exists.</summary>
        Exists,

        /// <summary>No entry has this name.</summary>
        NotFound,

        /// <summary>The operation is not valid for this kind of entry.</summary>
        InvalidParameter,

        /// <summary>Not allowed: the directory is not empty, or the parent directory is missing.</summary>
        Denied,

        /// <summary>FAT cannot hold the name, or the path is outside the storage.</summary>
        InvalidName,

        /// <summary>The card failed or is full.</summary>
        Internal,

        /// <summary>The simulated firmware does not implement the operation.</summary>
        NotImplemented,
    }
}
