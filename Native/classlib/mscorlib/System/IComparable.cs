namespace System
{
    /// <summary>An object that has an order.</summary>
    public interface IComparable
    {
        /// <summary>Negative, zero or positive: this object is before, equal to, or after the other.</summary>
        int CompareTo(object obj);
    }
}
