namespace System.Runtime
{
    /// <summary>The reason for replacing a method or type that the class library has in IL: the bytes saved, or the fault fixed.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method)]
    internal sealed class BecauseAttribute : Attribute
    {
        /// <summary>Stores nothing: the linker reads the argument from the metadata.</summary>
        /// <param name="reason">The reason, one sentence.</param>
        public BecauseAttribute(string reason)
        {
        }
    }
}
