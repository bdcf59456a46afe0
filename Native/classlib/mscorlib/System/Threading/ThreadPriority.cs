namespace System.Threading
{
    /// <summary>How much a thread matters.</summary>
    public enum ThreadPriority
    {
        /// <summary>Lowest.</summary>
        Lowest = 0,

        /// <summary>BelowNormal.</summary>
        BelowNormal = 1,

        /// <summary>Normal.</summary>
        Normal = 2,

        /// <summary>AboveNormal.</summary>
        AboveNormal = 3,

        /// <summary>Highest.</summary>
        Highest = 4
    }
}
