namespace System.Runtime
{
    /// <summary>Why a method or type that the class library has in IL is replaced: the bytes that saves, or the fault it mends.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method)]
    internal sealed class BecauseAttribute : Attribute
    {
        /// <summary>Nothing is kept: the linker reads the argument from the metadata.</summary>
        /// <param name="reason">The reason, a sentence.</param>
        public BecauseAttribute(string reason)
        {
        }
    }
}
