namespace System
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Enum)]
    public sealed class FlagsAttribute : Attribute
    {
        /// <summary>Creates the attribute.</summary>
        public FlagsAttribute()
        {
        }
    }
}
