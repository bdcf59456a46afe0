namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public sealed class DoesNotReturnAttribute : Attribute
    {
        /// <summary>Creates the attribute.</summary>
        public DoesNotReturnAttribute()
        {
        }
    }
}
