namespace System.Runtime
{
    /// <summary>States why a method or type that the class library has in IL is replaced: to save bytes, or to fix a fault.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method)]
    internal sealed class BecauseAttribute : Attribute
    {
        /// <summary>Stores nothing, because the linker reads the argument from the metadata.</summary>
        /// <param name="reason">The reason, in one sentence.</param>
        public BecauseAttribute(string reason)
        {
        }
    }
}
