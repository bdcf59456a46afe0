namespace FlipperUpdaterNano.Deployment.Protocol
{
    /// <summary>
    /// A connected device, by whichever protocol its firmware speaks. Every call ends with <see cref="DeploymentException"/> when the
    /// device refuses, does not answer or answers nonsense.
    /// </summary>
    internal interface IDevice : IDisposable
    {
        /// <summary>Gets the name of the protocol.</summary>
        string Protocol { get; }

        /// <summary>Gets how many requests were answered so far.</summary>
        int RoundTrips { get; }

        /// <summary>Asks for what the firmware says of the device.</summary>
        /// <returns>Values by key, with underscores.</returns>
        IReadOnlyDictionary<string, string> Info();

        /// <summary>Asks for the state of charge.</summary>
        /// <returns>0 to 100, or <see langword="null"/> when the firmware does not tell.</returns>
        int? BatteryPercent();

        /// <summary>Asks for the free space of the card.</summary>
        /// <returns>Bytes.</returns>
        long FreeBytes();

        /// <summary>Lists a directory.</summary>
        /// <param name="path">Its path, beginning with <c>/ext</c>.</param>
        /// <param name="withMd5">Whether the MD5 of each file is wanted.</param>
        /// <returns>Its entries; none when it does not exist.</returns>
        IReadOnlyList<RemoteFile> List(string path, bool withMd5);

        /// <summary>Makes a directory, unless it exists.</summary>
        /// <param name="path">Its path.</param>
        void MakeDirectory(string path);

        /// <summary>Removes a file or directory with all it holds, if it exists.</summary>
        /// <param name="path">Its path.</param>
        void Remove(string path);

        /// <summary>Writes a file, in place of one that is there. Stops at the first error of the device.</summary>
        /// <param name="path">Its path.</param>
        /// <param name="data">Its bytes.</param>
        /// <param name="progress">Receives the bytes sent so far.</param>
        void Write(string path, byte[] data, Action<long> progress);

        /// <summary>Reads a file.</summary>
        /// <param name="path">Its path.</param>
        /// <param name="limit">The most bytes it may have.</param>
        /// <returns>Its bytes, or <see langword="null"/> when it does not exist.</returns>
        byte[]? Read(string path, int limit);

        /// <summary>Has the firmware check the package and restart into it, and waits until the port vanishes.</summary>
        /// <param name="manifestPath">Path of the manifest.</param>
        void StartUpdate(string manifestPath);
    }
}
