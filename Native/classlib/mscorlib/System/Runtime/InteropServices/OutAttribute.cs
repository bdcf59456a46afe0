namespace System.Runtime.InteropServices
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class OutAttribute : Attribute
    {
        /// <summary>Creates the attribute.</summary>
        public OutAttribute()
        {
        }
    }
}
