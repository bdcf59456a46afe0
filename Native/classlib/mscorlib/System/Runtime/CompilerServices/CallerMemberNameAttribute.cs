namespace System.Runtime.CompilerServices
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class CallerMemberNameAttribute : Attribute
    {
        /// <summary>Creates the attribute.</summary>
        public CallerMemberNameAttribute()
        {
        }
    }
}
