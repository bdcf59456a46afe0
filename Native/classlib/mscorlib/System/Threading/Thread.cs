using System.Runtime.CompilerServices;

namespace System.Threading
{
    /// <summary>The one thread there is: it can wait.</summary>
    public sealed class Thread
    {
        private Thread()
        {
        }

        /// <summary>Waits for milliseconds.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void Sleep(int millisecondsTimeout);

        /// <summary>Waits for a time.</summary>
        public static void Sleep(TimeSpan timeout)
        {
            Sleep((int)(timeout.Ticks / TimeSpan.TicksPerMillisecond));
        }
    }
}
