namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyFlagsAttribute : Attribute
    {
        private readonly AssemblyNameFlags _flags;

        /// <summary>Creates the attribute.</summary>
        public AssemblyFlagsAttribute(uint flags)
        {
            _flags = (AssemblyNameFlags)flags;
        }

        /// <summary>Creates the attribute.</summary>
        public AssemblyFlagsAttribute(AssemblyNameFlags assemblyFlags)
        {
            _flags = assemblyFlags;
        }

        /// <summary>What was given to the constructor.</summary>
        public uint Flags
        {
            get { return (uint)_flags; }
        }
    }
}
