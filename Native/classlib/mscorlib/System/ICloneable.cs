namespace System
{
    /// <summary>An object that can be copied.</summary>
    public interface ICloneable
    {
        /// <summary>A copy of the object.</summary>
        object Clone();
    }
}
