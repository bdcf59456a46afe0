namespace System
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ParamArrayAttribute : Attribute
    {
        /// <summary>Creates the attribute.</summary>
        public ParamArrayAttribute()
        {
        }
    }
}
