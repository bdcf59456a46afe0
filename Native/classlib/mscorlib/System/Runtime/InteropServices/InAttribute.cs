namespace System.Runtime.InteropServices
{
    /// <summary>
    /// Marks what is passed by reference and not written. The compiler wants it for <c>ref readonly</c> results and virtual <c>in</c>
    /// parameters.
    /// </summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class InAttribute : Attribute
    {
        /// <summary>Creates the attribute.</summary>
        public InAttribute()
        {
        }
    }
}
