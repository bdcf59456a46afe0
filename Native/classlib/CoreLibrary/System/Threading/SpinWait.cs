using System.Runtime;

namespace System.Threading
{
    /// <summary>Natives of spin-waits, which yield.</summary>
    [Replaces("System.Threading.SpinWait")]
    internal static class SpinWaitNatives
    {
        internal static void SpinOnce(ref SpinWait self) => Scheduler.Yield();

        internal static void SpinUntil(TimeSpan timeout) => SpinWait.SpinUntil(Scheduler.Milliseconds(timeout));

        internal static void SpinUntil(int millisecondsTimeout)
        {
            for (long end = Scheduler.Deadline(millisecondsTimeout); !Scheduler.IsOver(end);)
            {
                Scheduler.Yield();
            }
        }
    }
}
