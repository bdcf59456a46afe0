namespace System.Runtime.CompilerServices
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
    public sealed class ExtensionAttribute : Attribute
    {
        /// <summary>Creates the attribute.</summary>
        public ExtensionAttribute()
        {
        }
    }
}
