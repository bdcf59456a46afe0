using System.Runtime;
using System.Runtime.CompilerServices;

namespace System.Threading
{
    /// <summary>Natives of threads.</summary>
    [Replaces("System.Threading.Thread")]
    internal static class ThreadNatives
    {
        internal static Thread CurrentThread => Scheduler.Current;

        internal static void Constructor(Thread self, ThreadStart start)
        {
            if (start == null)
            {
                throw new ArgumentNullException("start");
            }

            ThreadData data = ThreadData.Of(self);
            data.Start = start;
            data.Priority = ThreadPriority.Normal;
            data.State = ThreadState.Unstarted;
            data.Id = Scheduler.NextId();
        }

        internal static ThreadPriority get_Priority(Thread self) => ThreadData.Of(self).Priority;

        internal static void set_Priority(Thread self, ThreadPriority value) => ThreadData.Of(self).Priority = value;

        internal static int get_ManagedThreadId(Thread self) => ThreadData.Of(self).Id;

        internal static ThreadState get_ThreadState(Thread self) => ThreadData.Of(self).State;

        internal static bool get_IsAlive(Thread self) => (ThreadData.Of(self).State & (ThreadState.Unstarted | ThreadState.Stopped)) == 0;

        internal static void Start(Thread self) => Scheduler.Start(self, ThreadState.Running);

        internal static void Join(Thread self) => self.Join(Timeout.Infinite);

        internal static bool Join(Thread self, TimeSpan timeout) => self.Join(Scheduler.Milliseconds(timeout));

        internal static bool Join(Thread self, int millisecondsTimeout)
        {
            long end = Scheduler.Deadline(millisecondsTimeout);

            if ((ThreadData.Of(self).State & ThreadState.Unstarted) != 0)
            {
                throw new InvalidOperationException("Thread has not been started.");
            }

            for (; self.IsAlive; Scheduler.WaitTurn(end))
            {
                if (Scheduler.IsOver(end))
                {
                    return false;
                }
            }

            Scheduler.GotOn();

            return true;
        }

        internal static void Sleep(int millisecondsTimeout) => Scheduler.Sleep(millisecondsTimeout);

        internal static void SpinWait(int iterations)
        {
            if (iterations > 0)
            {
                Scheduler.Yield();
            }
        }

        internal static void Abort(Thread self) => throw new PlatformNotSupportedException();

        internal static void Suspend(Thread self) => throw new PlatformNotSupportedException();

        internal static void Resume(Thread self) => throw new PlatformNotSupportedException();
    }

    /// <summary>Memory layout of a thread: mscorlib's fields, then those of the scheduler.</summary>
    [Layout("System.Threading.Thread")]
    internal sealed class ThreadData
    {
        internal Delegate Start;
        internal ThreadPriority Priority;
        internal Thread Next; // mscorlib's _thread; the threads form a ring
#pragma warning disable CS0649 // mscorlib declares it
        internal object AppDomain;
#pragma warning restore CS0649
        internal int Id;
        internal int Stack;
        internal ThreadState State;

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern ThreadData Of(Thread thread);
    }
}
