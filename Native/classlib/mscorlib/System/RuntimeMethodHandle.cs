namespace System
{
    /// <summary>A method of the image: what <c>ldtoken</c> of a method leaves on the stack.</summary>
    public struct RuntimeMethodHandle
    {
#pragma warning disable CS0649 // written by the runtime
        internal int Index;
#pragma warning restore CS0649
    }
}
