namespace System.Diagnostics
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property)]
    public sealed class NativeProfiledAttribute : Attribute
    {
        /// <summary>Creates the attribute.</summary>
        public NativeProfiledAttribute()
        {
        }
    }
}
