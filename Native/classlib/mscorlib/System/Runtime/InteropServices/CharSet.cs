namespace System.Runtime.InteropServices
{
    /// <summary>How text is passed to natives.</summary>
    public enum CharSet
    {
        /// <summary>None.</summary>
        None = 1,

        /// <summary>Ansi.</summary>
        Ansi = 2,

        /// <summary>Unicode.</summary>
        Unicode = 3,

        /// <summary>Auto.</summary>
        Auto = 4
    }
}
