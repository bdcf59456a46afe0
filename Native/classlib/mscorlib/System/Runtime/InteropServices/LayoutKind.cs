namespace System.Runtime.InteropServices
{
    /// <summary>How fields are laid out.</summary>
    public enum LayoutKind
    {
        /// <summary>Sequential.</summary>
        Sequential = 0,

        /// <summary>Explicit.</summary>
        Explicit = 2,

        /// <summary>Auto.</summary>
        Auto = 3
    }
}
