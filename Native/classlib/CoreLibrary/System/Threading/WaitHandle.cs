using System.Runtime;
using System.Runtime.CompilerServices;

namespace System.Threading
{
    /// <summary>Natives of wait handles.</summary>
    [Replaces("System.Threading.WaitHandle")]
    internal static class WaitHandleNatives
    {
        internal static bool WaitOne(WaitHandle self, int millisecondsTimeout, bool exitContext)
        {
            for (long end = Scheduler.Deadline(millisecondsTimeout); !WaitHandleData.Of(self).IsSet; Scheduler.WaitTurn(end))
            {
                if (Scheduler.IsOver(end))
                {
                    return false;
                }
            }

            WaitHandleData.Take(self);

            return true;
        }

        internal static int WaitMultiple(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext, bool waitAll)
        {
            if (waitHandles == null)
            {
                throw new ArgumentNullException("waitHandles");
            }

            if (waitHandles.Length == 0)
            {
                throw new ArgumentException("Waithandle array may not be empty.", "waitHandles");
            }

            for (long end = Scheduler.Deadline(millisecondsTimeout); ; Scheduler.WaitTurn(end))
            {
                // Index of the first handle that is not set in a wait for all handles, or that is set in a wait for one of them.
                int first = 0;

                while (first < waitHandles.Length && WaitHandleData.Of(waitHandles[first]).IsSet == waitAll)
                {
                    first++;
                }

                if (first == waitHandles.Length == waitAll)
                {
                    for (int i = waitAll ? 0 : first; i < waitHandles.Length && (waitAll || i == first); i++)
                    {
                        WaitHandleData.Take(waitHandles[i]);
                    }

                    return waitAll ? 0 : first;
                }

                if (Scheduler.IsOver(end))
                {
                    return WaitHandle.WaitTimeout;
                }
            }
        }
    }

    /// <summary>Memory layout of a wait handle.</summary>
    [Layout("System.Threading.WaitHandle")]
    internal sealed class WaitHandleData
    {
        internal bool IsSet;

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern WaitHandleData Of(WaitHandle handle);

        /// <summary>Sets or resets an event; returns true, as Set and Reset of nanoFramework v1 do.</summary>
        internal static bool Change(WaitHandle handle, bool isSet)
        {
            Of(handle).IsSet = isSet;

            return true;
        }

        /// <summary>Completes a wait for a handle that is set.</summary>
        internal static void Take(WaitHandle handle)
        {
            Scheduler.GotOn();

            if (handle is AutoResetEvent)
            {
                Of(handle).IsSet = false;
            }
        }
    }
}
