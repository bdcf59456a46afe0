using System.Runtime;

namespace System
{
    /// <summary>
    /// Memory layout of a weak reference: the address of its object. Only the garbage collector accesses the address: it updates the
    /// address when the object moves, and clears it when the object is freed.
    /// </summary>
    [Layout("System.WeakReference")]
    internal sealed class WeakReferenceData
    {
#pragma warning disable CS0649 // written by the runtime
        internal int Target;
#pragma warning restore CS0649
    }
}
