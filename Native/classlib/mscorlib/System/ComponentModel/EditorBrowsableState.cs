namespace System.ComponentModel
{
    /// <summary>Whether an editor offers a member.</summary>
    public enum EditorBrowsableState
    {
        /// <summary>Always.</summary>
        Always = 0,

        /// <summary>Never.</summary>
        Never = 1,

        /// <summary>Advanced.</summary>
        Advanced = 2
    }
}
