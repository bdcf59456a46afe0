namespace System.Collections
{
    /// <summary>An equality of objects.</summary>
    public interface IEqualityComparer
    {
        /// <summary>Whether two objects count as equal.</summary>
        bool Equals(object x, object y);

        /// <summary>A hash that equal objects share.</summary>
        int GetHashCode(object obj);
    }
}
