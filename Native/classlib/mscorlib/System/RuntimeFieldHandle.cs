namespace System
{
    /// <summary>A field's initial data: what <c>ldtoken</c> of a field leaves on the stack.</summary>
    public struct RuntimeFieldHandle
    {
#pragma warning disable CS0649 // written by the runtime
        internal int Index;
#pragma warning restore CS0649
    }
}
