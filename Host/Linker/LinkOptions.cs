namespace FlipperUpdaterNano.Linker
{
    /// <summary>The names stored in an image.</summary>
    public enum NameLevel
    {
        /// <summary>Only the names of exception types, for error messages (the updater's image).</summary>
        Exceptions,

        /// <summary>Names of all types.</summary>
        Types,

        /// <summary>Names of types and methods, for stack traces.</summary>
        All,
    }

    /// <summary>Options of a link.</summary>
    public sealed class LinkOptions
    {
        /// <summary>Gets the bytes of the assembly with <c>Main</c>, from <see cref="SourceCompiler"/> or a file.</summary>
        public required byte[] Program { get; init; }

        /// <summary>Gets the paths of the assemblies to which the program may refer: the class library and others.</summary>
        public required IReadOnlyList<string> References { get; init; }

        /// <summary>Gets the names stored in the image.</summary>
        public NameLevel Names { get; init; } = NameLevel.All;

        /// <summary>
        /// Gets a value indicating whether the natives are numbered for this image alone. The runtime is then built with
        /// <see cref="LinkResult.NativeHeader"/> and contains no other natives. An image with its own natives is linked for size
        /// (<see cref="ForSize"/>).
        /// </summary>
        public bool OwnNatives { get; init; }

        /// <summary>
        /// Gets the paths of C++ files that define natives, or of folders with such files. With <see cref="OwnNatives"/>, a call to a
        /// native that none of the files defines is refused; an empty list disables the check.
        /// </summary>
        public IReadOnlyList<string> NativeSources { get; init; } = [];

        /// <summary>
        /// Gets a value indicating whether the image is optimised for size instead of speed; code is then compressed and fewer methods are
        /// inlined.
        /// </summary>
        public bool ForSize { get; init; }

        /// <summary>
        /// Gets a value indicating whether the optimisation passes are skipped: methods are only translated, and frame words are not
        /// ordered by use. Used to measure how much the optimisation passes save.
        /// </summary>
        internal bool WithoutPasses { get; init; }

        /// <summary>
        /// Gets a value indicating whether all branches of compressed bytecode use the long form, which is otherwise rare.
        /// </summary>
        internal bool LongBranches { get; init; }
    }
}
