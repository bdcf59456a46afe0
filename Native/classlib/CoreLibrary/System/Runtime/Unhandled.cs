using System.Runtime.CompilerServices;

namespace System.Runtime
{
    /// <summary>Reports exceptions that leave <c>Main</c>; the linker's entry point calls it.</summary>
    internal static class Unhandled
    {
        /// <summary>Prints the type, message and stack trace; the program then ends with status 1.</summary>
        internal static void Report(Exception exception)
        {
            string text = "Unhandled exception. " + exception.ToString();

            for (Exception inner = exception.InnerException; inner != null; inner = inner.InnerException)
            {
                text += "\n ---> " + inner.ToString();
            }

            Print(text + "\n" + exception.StackTrace + "\n");
        }

        /// <summary>Writes a string as UTF-8 to the error console.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Print(string text);
    }
}
