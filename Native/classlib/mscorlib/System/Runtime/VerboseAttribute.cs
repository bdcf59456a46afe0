namespace System.Runtime
{
    /// <summary>
    /// What only makes messages more precise: an image linked with natives of its own goes without, and has what the base class says.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field)]
    internal sealed class VerboseAttribute : Attribute
    {
    }
}
