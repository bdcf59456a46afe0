namespace System.Collections
{
    /// <summary>A sequence that foreach can walk.</summary>
    public interface IEnumerable
    {
        /// <summary>A walk from the start.</summary>
        IEnumerator GetEnumerator();
    }
}
