namespace FlipperUpdaterNano.Deployment.Protocol
{
    /// <summary>
    /// A connected device, independent of the protocol. Every call throws <see cref="DeploymentException"/> if the device refuses, does not
    /// respond or sends an invalid response.
    /// </summary>
    internal interface IDevice : IDisposable
    {
        /// <summary>Gets the name of the protocol, as shown to the user.</summary>
        string Protocol { get; }

        /// <summary>Gets the number of requests to which the device has responded.</summary>
        int RoundTrips { get; }

        /// <summary>Reads the device information of the firmware.</summary>
        /// <returns>Values by key; keys are written with underscores.</returns>
        IReadOnlyDictionary<string, string> Info();

        /// <summary>Reads the state of charge.</summary>
        /// <returns>0 to 100 percent, or <see langword="null"/> if the firmware does not report it.</returns>
        int? BatteryPercent();

        /// <summary>Reads how much space is free on the card.</summary>
        /// <returns>Number of free bytes.</returns>
        long FreeBytes();

        /// <summary>Lists a directory.</summary>
        /// <param name="path">Path starting with <c>/ext</c>.</param>
        /// <param name="withMd5">Whether to include the MD5 of each file.</param>
        /// <returns>Entries of the directory; empty if the directory does not exist.</returns>
        IReadOnlyList<RemoteFile> List(string path, bool withMd5);

        /// <summary>Creates a directory unless it exists.</summary>
        void MakeDirectory(string path);

        /// <summary>Removes a file, or a directory with its contents; does nothing if the path does not exist.</summary>
        void Remove(string path);

        /// <summary>Creates or replaces a file. Stops at the first error that the device reports.</summary>
        /// <param name="data">Contents of the file.</param>
        /// <param name="progress">Receives the number of bytes sent so far.</param>
        void Write(string path, byte[] data, Action<long> progress);

        /// <summary>Reads a file.</summary>
        /// <param name="limit">Maximum size in bytes.</param>
        /// <returns>Contents of the file, or <see langword="null"/> if it does not exist.</returns>
        byte[]? Read(string path, int limit);

        /// <summary>Makes the firmware check the package and restart into the updater. Returns once the port has disappeared.</summary>
        /// <param name="manifestPath">Path of the manifest.</param>
        void StartUpdate(string manifestPath);
    }
}
