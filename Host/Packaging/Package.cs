namespace FlipperUpdaterNano.Packaging
{
    /// <summary>The files of a package folder, in memory.</summary>
    public sealed class Package
    {
        /// <summary>Initializes a new instance of the <see cref="Package"/> class, without files.</summary>
        /// <param name="manifestName">Name of the manifest in it.</param>
        /// <param name="name">Name of the folder, as it should be called on the card.</param>
        public Package(string manifestName, string name = "package")
        {
            ManifestName = manifestName;
            Name = name;
        }

        /// <summary>Gets the name of the manifest, <c>update.fuf</c> in stock packages.</summary>
        public string ManifestName { get; }

        /// <summary>Gets or sets the name of the folder.</summary>
        public string Name { get; set; }

        /// <summary>Gets the files by name.</summary>
        public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

        /// <summary>Gets what was found beside the files when the package was read, and is no part of it: folders, links, files of desktop
        /// systems, files of an archive outside of the package's folder. Folders end with <c>/</c>.</summary>
        public List<string> PassedOver { get; } = [];
    }
}
