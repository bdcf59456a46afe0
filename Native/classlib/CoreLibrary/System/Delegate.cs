using System.Reflection;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Natives of delegates that allocate lists or use reflection; the others are in natives/delegates.cpp.</summary>
    [Replaces("System.Delegate")]
    internal static class DelegateNatives
    {
        internal static Delegate Combine(Delegate a, Delegate b) =>
            (object)a == null ? b : (object)b == null ? a
                : DelegateData.Combine(a, b, new Delegate[DelegateData.Count(a) + DelegateData.Count(b)]);

        internal static Delegate Remove(Delegate source, Delegate value)
        {
            if ((object)source == null || (object)value == null)
            {
                return source;
            }

            int left = DelegateData.Count(source) - DelegateData.Count(value);

            return left < 0 ? source : DelegateData.Remove(source, value, new Delegate[left]);
        }

        internal static Delegate[] GetInvocationList(Delegate self) =>
            DelegateData.Fill(new Delegate[DelegateData.Count(self)], self);

        internal static MethodInfo get_Method(Delegate self) =>
            MemberTable.DelegateMethod(DelegateData.LastMethod(self))
                ?? throw new NotSupportedException("The image holds no members of the delegate's method.");
    }

    /// <summary>Memory layout of a delegate, written by the runtime's NEWDEL and read by its CALLD.</summary>
    [Layout("System.Delegate")]
    internal sealed class DelegateData
    {
#pragma warning disable CS0649 // written by the runtime
        internal object Target;
        internal int Method; // index of the method; the highest bit is set if the target is passed as the first argument
        internal Delegate[] List;
#pragma warning restore CS0649

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern DelegateData Of(Delegate value);

        /// <summary>Returns the number of entries in a delegate's list, or 1 if there is no list.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Count(Delegate value);

        /// <summary>Returns the index of the method that a delegate calls last.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int LastMethod(Delegate value);

        /// <summary>Copies the entries of a delegate to a list.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern Delegate[] Fill(Delegate[] list, Delegate value);

        /// <summary>Returns a delegate with the type of the first delegate and the entries of both.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern Delegate Combine(Delegate a, Delegate b, Delegate[] list);

        /// <summary>
        /// Returns <c>source</c> without the last occurrence of the entries of <c>value</c>; <c>list</c> receives the remaining entries.
        /// </summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern Delegate Remove(Delegate source, Delegate value, Delegate[] list);
    }
}
