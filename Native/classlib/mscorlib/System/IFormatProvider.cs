namespace System
{
    /// <summary>Where formats come from; there is one culture only here.</summary>
    public interface IFormatProvider
    {
        /// <summary>The formatting object of a type.</summary>
        object GetFormat(Type formatType);
    }
}
