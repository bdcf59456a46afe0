namespace FlipperUpdaterNano.SimulatedDevice.Card
{
    /// <summary>Results of the firmware's storage service, with the texts of its command line.</summary>
    internal enum CardError
    {
        /// <summary>Done.</summary>
        Ok,

        /// <summary>No card is in the slot.</summary>
        NotReady,

        /// <summary>A file or directory has this name.</summary>
        Exists,

        /// <summary>Nothing has this name.</summary>
        NotFound,

        /// <summary>The operation does not fit the kind of entry.</summary>
        InvalidParameter,

        /// <summary>Not allowed: a directory that is not empty, a parent that is missing.</summary>
        Denied,

        /// <summary>FAT cannot hold the name, or the path is outside the storage.</summary>
        InvalidName,

        /// <summary>The card failed or is full.</summary>
        Internal,

        /// <summary>The simulated firmware does not serve this.</summary>
        NotImplemented,
    }
}
