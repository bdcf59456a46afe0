namespace System.IO
{
    /// <summary>What opening a file does with one that exists, and with one that does not.</summary>
    public enum FileMode
    {
        /// <summary>Creates it; it must not exist.</summary>
        CreateNew = 1,

        /// <summary>Creates it, or empties it.</summary>
        Create = 2,

        /// <summary>Opens it; it must exist.</summary>
        Open = 3,

        /// <summary>Opens it as it is, or creates it.</summary>
        OpenOrCreate = 4,

        /// <summary>Empties it; it must exist.</summary>
        Truncate = 5,

        /// <summary>Opens it at its end, or creates it; what it holds is out of reach.</summary>
        Append = 6,
    }
}
