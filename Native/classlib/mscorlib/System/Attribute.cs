namespace System
{
    /// <summary>The base of attributes.</summary>
    public abstract class Attribute
    {
        /// <summary>Creates an attribute.</summary>
        protected Attribute()
        {
        }
    }
}
