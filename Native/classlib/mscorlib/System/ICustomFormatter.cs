namespace System
{
    /// <summary>An object that formats others.</summary>
    public interface ICustomFormatter
    {
        /// <summary>The text of an argument in the given format.</summary>
        string Format(string format, object arg, IFormatProvider formatProvider);
    }
}
