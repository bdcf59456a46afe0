namespace System.Collections
{
    /// <summary>An order of objects.</summary>
    public interface IComparer
    {
        /// <summary>Negative, zero or positive: x is before, equal to, or after y.</summary>
        int Compare(object x, object y);
    }
}
