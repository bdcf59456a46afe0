namespace System.Runtime.CompilerServices
{
    /// <summary>What compilers may rely on.</summary>
    public static class RuntimeFeature
    {
        /// <summary>Methods with a body in interfaces.</summary>
        public const string DefaultImplementationsOfInterfaces = "DefaultImplementationsOfInterfaces";

        /// <summary>Whether there is a feature.</summary>
        public static bool IsSupported(string feature)
        {
            return feature == DefaultImplementationsOfInterfaces;
        }
    }
}
