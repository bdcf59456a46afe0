namespace System
{
    /// <summary>A number of the size of an address: 32 bits on the chip, and 32 bits in the desktop build of the runtime too.</summary>
    public struct IntPtr
    {
#pragma warning disable CS0169, CA1823, IDE0044, IDE0051 // the runtime's own: the value itself
        private unsafe void* _value;
#pragma warning restore CS0169, CA1823, IDE0044, IDE0051
    }
}
