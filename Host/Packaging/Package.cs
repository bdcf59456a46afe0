namespace FlipperUpdaterNano.Packaging
{
    /// <summary>The files of a package folder, in memory.</summary>
    public sealed class Package
    {
        /// <summary>Creates a package without files.</summary>
        /// <param name="manifestName">File name of the manifest.</param>
        /// <param name="name">Name of the package folder on the card.</param>
        public Package(string manifestName, string name = "package")
        {
            ManifestName = manifestName;
            Name = name;
        }

        /// <summary>Gets the name of the manifest, <c>update.fuf</c> in stock packages.</summary>
        public string ManifestName { get; }

        /// <summary>Gets or sets the name of the package folder on the card.</summary>
        public string Name { get; set; }

        /// <summary>Gets the content of each file by name.</summary>
        public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

        /// <summary>
        /// Gets the names that were skipped while reading the package: folders, links, files left by desktop systems, and files that an
        /// archive contains outside the package's folder. Names of folders end with <c>/</c>.
        /// </summary>
        public List<string> PassedOver { get; } = [];
    }
}
