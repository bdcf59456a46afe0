namespace System
{
    /// <summary>A type of the image: what <c>ldtoken</c> of a type leaves on the stack.</summary>
    public struct RuntimeTypeHandle
    {
#pragma warning disable CS0649 // written by the runtime
        internal int Index;
#pragma warning restore CS0649
    }
}
