namespace System
{
    /// <summary>An object whose text follows a format.</summary>
    public interface IFormattable
    {
        /// <summary>The text of the object in the given format.</summary>
        string ToString(string format, IFormatProvider formatProvider);
    }
}
