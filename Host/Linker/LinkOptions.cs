namespace FlipperUpdaterNano.Linker
{
    /// <summary>Which names an image carries.</summary>
    public enum NameLevel
    {
        /// <summary>Those of exceptions, for messages: what the updater's image has.</summary>
        Exceptions,

        /// <summary>Those of all types.</summary>
        Types,

        /// <summary>Those of types and methods, for stack traces.</summary>
        All,
    }

    /// <summary>How to link.</summary>
    public sealed class LinkOptions
    {
        /// <summary>Gets the assembly whose <c>Main</c> is the program, as bytes (<see cref="SourceCompiler"/>, or a file's).</summary>
        public required byte[] Program { get; init; }

        /// <summary>Gets the assemblies it may use: the class library and others.</summary>
        public required IReadOnlyList<string> References { get; init; }

        /// <summary>Gets the names the image carries.</summary>
        public NameLevel Names { get; init; } = NameLevel.All;

        /// <summary>
        /// Gets a value indicating whether the natives are numbered for this image alone: the runtime is then built with
        /// <see cref="LinkResult.NativeHeader"/> and holds no other native. Such an image is made small (<see cref="ForSize"/>).
        /// </summary>
        public bool OwnNatives { get; init; }

        /// <summary>
        /// Gets the C++ files of natives, or their folders: with <see cref="OwnNatives"/>, a call of a native that none of them defines is
        /// refused. Without any, nothing is.
        /// </summary>
        public IReadOnlyList<string> NativeSources { get; init; } = [];

        /// <summary>
        /// Gets a value indicating whether the image is made small rather than fast: its code is compressed, and less is inlined.
        /// </summary>
        public bool ForSize { get; init; }
    }
}
