using System.Runtime.CompilerServices;

namespace System.Runtime
{
    /// <summary>Reports exceptions that leave <c>Main</c>; the linker's entry point calls it.</summary>
    internal static class Unhandled
    {
        private const string Start = "Unhandled exception. ";

        // Neither method is inlined into the entry point, so that they do not enlarge its frame, which stays on the stack.

        /// <summary>Prints type, message and stack trace; the program then ends with status 1.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static void Report(Exception exception)
        {
            string text = Start + exception.ToString();

            for (Exception inner = exception.InnerException; inner != null; inner = inner.InnerException)
            {
                text += "\n ---> " + inner.ToString();
            }

            Print(text + "\n" + exception.StackTrace + "\n");
        }

        /// <summary>
        /// Prints type, message and stack trace without calling <c>ToString</c> and without inner exceptions, for an image with natives of
        /// its own: a virtual call to ToString would make the image contain the ToString of every type.
        /// </summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static void ReportWithoutToString(Exception exception)
        {
            Print(Start + exception.GetType().FullName + ": " + exception.Message + "\n" + exception.StackTrace + "\n");
        }

        /// <summary>Writes a string as UTF-8 to the error console.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Print(string text);
    }
}
