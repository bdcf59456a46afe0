using System.Runtime;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>The natives of exceptions.</summary>
    [Replaces("System.Exception")]
    internal static class ExceptionNatives
    {
        /// <summary>The methods the exception came through, innermost first, a line each; null when it was not thrown.</summary>
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

        /// <summary>A method of a trace by its name, or by its place in an image that has no method names.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern string MethodAt(int method, int offset);
    }
}
