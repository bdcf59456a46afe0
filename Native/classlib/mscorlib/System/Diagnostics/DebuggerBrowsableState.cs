namespace System.Diagnostics
{
    /// <summary>How a debugger shows a member.</summary>
    public enum DebuggerBrowsableState
    {
        /// <summary>Never.</summary>
        Never = 0,

        /// <summary>Collapsed.</summary>
        Collapsed = 2,

        /// <summary>RootHidden.</summary>
        RootHidden = 3
    }
}
