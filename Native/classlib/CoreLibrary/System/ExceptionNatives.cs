using System.Runtime;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>Natives of exceptions.</summary>
    [Replaces("System.Exception")]
    internal static class ExceptionNatives
    {
        /// <summary>
        /// Returns the methods through which the exception has propagated, innermost first, one per line; null before the exception is
        /// thrown.
        /// </summary>
        internal static string get_StackTrace(Exception self)
        {
            int[] trace = ExceptionData.Of(self).Trace;
            string text = null;

            for (int i = 0; trace != null && i < trace.Length; i += 2)
            {
                text = (text == null ? "   at " : text + "\n   at ") + MethodAt(trace[i], trace[i + 1]);
            }

            return text;
        }

        /// <summary>Formats a method of a stack trace: its name, or its index if the image contains no method names.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern string MethodAt(int method, int offset);
    }
}
