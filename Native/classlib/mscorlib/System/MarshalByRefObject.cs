namespace System
{
    /// <summary>The base of streams.</summary>
    public abstract class MarshalByRefObject
    {
        /// <summary>Creates the object.</summary>
        protected MarshalByRefObject()
        {
        }
    }
}
