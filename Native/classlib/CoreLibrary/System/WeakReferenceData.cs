using System.Runtime;

namespace System
{
    /// <summary>
    /// What a weak reference holds: where the object is, for the collector alone, which follows the object and clears the word when that
    /// goes.
    /// </summary>
    [Layout("System.WeakReference")]
    internal sealed class WeakReferenceData
    {
#pragma warning disable CS0649 // written by the runtime
        internal int Target;
#pragma warning restore CS0649
    }
}
